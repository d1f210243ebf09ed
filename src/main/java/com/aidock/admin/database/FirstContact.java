package com.aidock.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how to talk to the server before any pool exists: waits for one that is not up yet, with growing pauses and
 * visible progress, two minutes at most, and learns whether start-up options are accepted.
 */
final class FirstContact {
    private static final Logger LOG = LoggerFactory.getLogger(FirstContact.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /**
     * Waiting does not help: wrong password or role, not allowed by pg_hba.conf (28), no such database (3D000), a
     * parameter that driver or server refuses (22023, 42704), a server without TLS or with a way to sign in that the
     * driver lacks (08004), a service that refuses a feature (0A000).
     */
    private static final Set<String> HOPELESS = Set.of("28P01", "28000", "3D000", "22023", "42704", "08004", "0A000");

    /** Names of containers that start together may come a moment later. */
    private static final Duration LONGEST_WAIT_FOR_NAME = Duration.ofSeconds(5);

    private static final String PROTOCOL_VIOLATION = "08P01";
    private static final String FEATURE_NOT_SUPPORTED = "0A000";

    /** Opens one connection in the given style. */
    @FunctionalInterface
    interface Opener {
        Connection open(SessionStyle style) throws SQLException;
    }

    /** Waits for a while; replaced in tests. */
    @FunctionalInterface
    interface Pause {
        void pause(Duration duration) throws InterruptedException;
    }

    record Result(SessionStyle style, ServerFacts facts) {}

    private final Opener opener;
    private final Pause pause;
    private final LongSupplier nanos;
    private final Map<String, String> session;
    private SessionStyle style = SessionStyle.STARTUP_OPTIONS;

    FirstContact(Opener opener, Pause pause, LongSupplier nanos, Map<String, String> session) {
        this.opener = opener;
        this.pause = pause;
        this.nanos = nanos;
        this.session = session;
    }

    Result make(String where) {
        long start = nanos.getAsLong();
        Duration next = FIRST_PAUSE;
        while (true) {
            try (Connection connection = opener.open(style)) {
                ServerFacts facts = ServerCheck.facts(connection);
                if (style == SessionStyle.STARTUP_OPTIONS && dropsOptions(connection)) {
                    style = SessionStyle.SET_ON_CONNECT;
                }
                return new Result(style, facts);
            } catch (SQLException e) {
                if (refusesOptions(e)) {
                    continue;
                }
                next = waitOrGiveUp(where, e, Duration.ofNanos(nanos.getAsLong() - start), next);
            }
        }
    }

    private boolean dropsOptions(Connection connection) throws SQLException {
        boolean dropped =
                ServerCheck.effective(Lane.MAIN, connection, session).stream().anyMatch(s -> !s.took());
        if (dropped) {
            LOG.info("The server drops start-up options (a pooler?): settings are sent with SET on connect");
        }
        return dropped;
    }

    private boolean refusesOptions(SQLException e) {
        // PgBouncer names the parameter; Amazon's RDS Proxy calls options a feature that it does not support.
        boolean refused = style == SessionStyle.STARTUP_OPTIONS
                && (FEATURE_NOT_SUPPORTED.equals(e.getSQLState())
                        || PROTOCOL_VIOLATION.equals(e.getSQLState())
                                && String.valueOf(e.getMessage()).contains("startup parameter"));
        if (refused) {
            LOG.info("The server refuses start-up options (a pooler?): settings are sent with SET on connect");
            style = SessionStyle.SET_ON_CONNECT;
        }
        return refused;
    }

    private Duration waitOrGiveUp(String where, SQLException e, Duration waited, Duration next) {
        String reason = ConnectionFailure.reason(e);
        if (e.getSQLState() != null && HOPELESS.contains(e.getSQLState())) {
            throw new StartupRefused("the database %s refuses the connection: %s".formatted(where, reason), e);
        }
        if (ConnectionFailure.isUntrusted(e)) {
            throw new StartupRefused("the database %s is not trusted: %s".formatted(where, reason), e);
        }
        if (ConnectionFailure.isUnknownHost(e) && waited.compareTo(LONGEST_WAIT_FOR_NAME) >= 0) {
            throw new StartupRefused("the database %s cannot be found: %s".formatted(where, reason), e);
        }
        if (waited.plus(next).compareTo(LONGEST_WAIT) > 0) {
            throw new StartupRefused(
                    "the database %s did not answer within %d s: %s".formatted(where, LONGEST_WAIT.toSeconds(), reason),
                    e);
        }
        LOG.info(
                "Waiting for the database {} ({} s of {} s): {}",
                where,
                waited.toSeconds(),
                LONGEST_WAIT.toSeconds(),
                reason);
        try {
            pause.pause(next);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartupRefused("interrupted while waiting for the database " + where, interrupted);
        }
        Duration doubled = next.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
