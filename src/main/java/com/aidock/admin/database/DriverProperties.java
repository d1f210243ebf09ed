package com.aidock.admin.database;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;

/**
 * The driver's properties for one lane, and for the migrations: time limits, keepalive, name, and the session settings
 * that the server applies.
 */
final class DriverProperties {
    /** PostgreSQL cuts an application name off here. */
    private static final int NAME_BYTES = 63;

    private DriverProperties() {}

    static Properties of(DatabaseUrl url, LaneSettings settings, String applicationName, SessionStyle style) {
        Properties properties = new Properties();
        PGProperty.CONNECT_TIMEOUT.set(properties, (int) seconds(settings.connectTimeout()));
        PGProperty.LOGIN_TIMEOUT.set(properties, (int) seconds(settings.loginTimeout()));
        PGProperty.SOCKET_TIMEOUT.set(properties, (int) seconds(settings.socketTimeout()));
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.REWRITE_BATCHED_INSERTS.set(properties, true);
        // Otherwise the message of a refused statement repeats the values in it, and so does every log that tells of
        // it.
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
        PGProperty.SOCKET_FACTORY.set(properties, SteadySockets.class.getName());
        if (style == SessionStyle.SET_ON_CONNECT) {
            // A pooler that hands a server connection to another client loses named statements.
            PGProperty.PREPARE_THRESHOLD.set(properties, 0);
        }
        if (url.user() != null) {
            PGProperty.USER.set(properties, url.user());
        }
        if (url.password() != null) {
            PGProperty.PASSWORD.set(properties, url.password());
        }
        url.parameters().forEach(properties::setProperty);
        // Lanes and replicas are told apart by it.
        PGProperty.APPLICATION_NAME.set(properties, cut(applicationName));
        if (style == SessionStyle.STARTUP_OPTIONS) {
            String others = Objects.requireNonNullElse(PGProperty.OPTIONS.getOrNull(properties), "");
            // The last one wins.
            PGProperty.OPTIONS.set(properties, (others + " " + startupOptions(settings)).strip());
        }
        return properties;
    }

    /**
     * The same for migrations, but for the time limits of a lane: a migration may take as long as it needs. One set for
     * all, because what a pooler cannot do it can do for none of them.
     */
    static Properties ofMigrations(DatabaseUrl url, LaneSettings settings, String instance, SessionStyle style) {
        Properties properties = of(url, settings, "aidock-migration@" + instance, style);
        PGProperty.SOCKET_TIMEOUT.set(properties, 0);
        // Those of the address alone, without a lane's time limits; an empty text would be sent, and refused by a
        // pooler.
        PGProperty.OPTIONS.set(properties, url.parameters().get("options"));
        return properties;
    }

    /** What each session shall have, as the server spells it. */
    static Map<String, String> session(LaneSettings settings) {
        Map<String, String> session = new LinkedHashMap<>();
        session.put("jit", "off");
        session.put("statement_timeout", settings.statementTimeout().toMillis() + "ms");
        session.put(
                "idle_in_transaction_session_timeout",
                settings.idleInTransactionTimeout().toMillis() + "ms");
        return session;
    }

    /** The same as statements, for a pooler that refuses start-up options. */
    static String setStatements(LaneSettings settings) {
        return session(settings).entrySet().stream()
                .map(e -> "SET " + e.getKey() + " = '" + e.getValue() + "'")
                .collect(Collectors.joining("; "));
    }

    private static String startupOptions(LaneSettings settings) {
        return session(settings).entrySet().stream()
                .map(e -> "-c " + e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
    }

    /** The name as the server will keep it. */
    static String cut(String name) {
        return name.length() <= NAME_BYTES ? name : name.substring(0, NAME_BYTES);
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }
}
