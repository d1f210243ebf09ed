package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.backend.Backend;
import com.aidock.admin.pool.backend.Holder;
import org.jspecify.annotations.Nullable;

/** Names a session by the borrower of its connection, and another client's by its program and database user. */
final class SessionNames {
    private SessionNames() {}

    static String who(Backend session, @Nullable Holder holder) {
        if (holder != null) {
            return holder.lease().user();
        }
        return session.application().isEmpty()
                ? session.user()
                : session.application() + (session.user().isEmpty() ? "" : " (" + session.user() + ")");
    }

    /** What its connection was borrowed for; empty for another client's. */
    static String what(@Nullable Holder holder) {
        return holder == null
                ? ""
                : holder.lease().place() + " › " + holder.lease().operation();
    }

    static String whoAndWhat(Backend session, @Nullable Holder holder) {
        return who(session, holder) + (holder == null ? "" : " · " + what(holder));
    }
}
