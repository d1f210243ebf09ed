package com.aidock.admin.database;

import java.time.Duration;
import java.util.Locale;

/** What a lane's settings must satisfy; HikariCP itself would correct some silently and refuse others late. */
final class LaneRules {
    static final Duration LEAST_CONNECTION_TIMEOUT = Duration.ofMillis(250);
    static final Duration LEAST_LIFETIME = Duration.ofSeconds(30);
    private static final Duration SOCKET_MARGIN = Duration.ofSeconds(5);

    private LaneRules() {}

    static void check(Lane lane, LaneSettings s) {
        within(lane, "minimum-idle", s.minimumIdle(), 0, LaneTuning.MOST);
        within(lane, "maximum-size", s.maximumSize(), 1, LaneTuning.MOST);
        atLeast(lane, "connection-timeout", s.connectionTimeout(), LEAST_CONNECTION_TIMEOUT);
        atLeast(lane, "max-lifetime", s.maxLifetime(), LEAST_LIFETIME);
        atLeast(lane, "idle-timeout", s.idleTimeout(), Duration.ofSeconds(10));
        atLeast(lane, "statement-timeout", s.statementTimeout(), Duration.ofMillis(100));
        atLeast(lane, "idle-in-transaction-timeout", s.idleInTransactionTimeout(), Duration.ofSeconds(1));
        atLeast(lane, "connect-timeout", s.connectTimeout(), Duration.ofSeconds(1));
        atLeast(lane, "login-timeout", s.loginTimeout(), s.connectTimeout());
        // Otherwise the client lets go while the server still works, and the statement runs on unseen.
        atLeast(lane, "socket-timeout", s.socketTimeout(), s.statementTimeout().plus(SOCKET_MARGIN));
    }

    private static void within(Lane lane, String name, int value, int least, int most) {
        if (value < least || value > most) {
            refuse(lane, name, String.valueOf(value), "a whole number from %d to %d".formatted(least, most));
        }
    }

    private static void atLeast(Lane lane, String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            refuse(lane, name, value.toMillis() + " ms", "at least %d ms".formatted(least.toMillis()));
        }
    }

    private static void refuse(Lane lane, String name, String value, String right) {
        String variable = "AIDOCK_LANES_%s_%s"
                .formatted(lane.name(), name.replace("-", "").toUpperCase(Locale.ROOT));
        throw new StartupRefused(
                "aidock.lanes.%s.%s (%s) is %s, but must be %s".formatted(lane.id(), name, variable, value, right));
    }
}
