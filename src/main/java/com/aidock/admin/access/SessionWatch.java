package com.aidock.admin.access;

import com.aidock.admin.access.session.SessionEnd;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Ends sessions whose account was changed by another replica: each look is one query on the reserved lane that compares
 * the versions of all users with live sessions. While the database does not answer nobody is signed out, but after
 * {@value #MISSES} looks without an answer accounts count as unchecked.
 */
class SessionWatch {
    static final int MISSES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);
    private static final Work WORK = new Work(WorkKind.SIGN_IN, null, "Sessions", "compare account versions");

    private final LiveSessions sessions;
    private final UserStore users;
    private final AtomicInteger missed = new AtomicInteger();

    SessionWatch(LiveSessions sessions, UserStore users) {
        this.sessions = sessions;
        this.users = users;
    }

    /** Whether an account may have been disabled meanwhile without anybody here having been able to learn it. */
    boolean unchecked() {
        return missed.get() >= MISSES;
    }

    void look() {
        Collection<LiveSession> live = sessions.all();
        if (live.isEmpty()) {
            // Whoever signs in now has an account that was looked at.
            missed.set(0);
            return;
        }
        try {
            endOutdated(live);
            if (missed.getAndSet(0) >= MISSES) {
                LOG.info("The accounts of signed-in users can be compared again");
            }
        } catch (DataAccessException | TransactionException e) {
            missed(e);
        }
    }

    private void missed(RuntimeException e) {
        if (missed.incrementAndGet() == MISSES) {
            LOG.warn(
                    "The accounts of signed-in users could not be compared {} times in a row; sessions may only read "
                            + "until they can",
                    MISSES);
        }
        LOG.debug("Account versions could not be compared", e);
    }

    private void endOutdated(Collection<LiveSession> live) {
        // Read before the versions: a session that is renewed in between is seen again at the next look.
        Map<LiveSession, Long> known = live.stream().collect(Collectors.toMap(s -> s, LiveSession::version));
        List<String> ids = live.stream().map(LiveSession::userId).distinct().toList();
        Map<String, Long> now = WORK.call(() -> users.versions(ids)).stream()
                .collect(Collectors.toMap(UserVersion::id, UserVersion::version));
        known.forEach((session, version) -> {
            if (!version.equals(now.get(session.userId())) && version == session.version()) {
                session.end(SessionEnd.ACCOUNT_CHANGED);
            }
        });
    }
}
