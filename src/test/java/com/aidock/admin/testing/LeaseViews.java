package com.aidock.admin.testing;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.LeaseView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Borrows as a person reads them, of which a test names only what it is about. */
public final class LeaseViews {
    private LeaseViews() {}

    /** A connection that somebody holds, with the last statement of the JPA layer, if any. */
    public static LeaseView held(Lane lane, int pid, int seconds, @Nullable String sql) {
        return new LeaseView(
                "key-" + pid,
                lane,
                false,
                Duration.ZERO,
                Duration.ofSeconds(seconds),
                "ben",
                "Test",
                "hold",
                "t",
                pid,
                sql,
                false);
    }
}
