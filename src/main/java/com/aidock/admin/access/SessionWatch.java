package com.aidock.admin.access;

import com.aidock.admin.database.RunsAlways;
import com.aidock.admin.database.Work;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Ends sessions whose account was changed by another replica: every 30 s one query compares the versions of all users
 * with live sessions. While the database is away nobody is signed out.
 */
class SessionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);
    private static final Work WORK = Work.job("Sessions", "compare account versions");
    private static final long PERIOD_MILLIS = 30_000;

    private final LiveSessions sessions;
    private final UserStore users;

    SessionWatch(LiveSessions sessions, UserStore users) {
        this.sessions = sessions;
        this.users = users;
    }

    @RunsAlways
    @Scheduled(initialDelay = PERIOD_MILLIS, fixedDelay = PERIOD_MILLIS)
    void look() {
        Collection<LiveSession> live = sessions.all();
        if (live.isEmpty()) {
            return;
        }
        try {
            endOutdated(live);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Account versions could not be compared; sessions go on", e);
        }
    }

    private void endOutdated(Collection<LiveSession> live) {
        // Read before the versions: a session that is renewed in between is seen again at the next look.
        Map<LiveSession, Long> known = live.stream().collect(Collectors.toMap(s -> s, LiveSession::version));
        List<String> ids = live.stream().map(LiveSession::userId).distinct().toList();
        Map<String, Long> now = WORK.call(() -> users.versions(ids)).stream()
                .collect(Collectors.toMap(UserVersion::id, UserVersion::version));
        known.forEach((session, version) -> {
            if (!version.equals(now.get(session.userId())) && version == session.version()) {
                session.end();
            }
        });
    }
}
