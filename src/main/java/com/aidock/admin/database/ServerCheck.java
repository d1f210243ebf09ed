package com.aidock.admin.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Reads from the server what it really does, because a setting that was sent is not yet a setting that took. */
final class ServerCheck {
    /** Superusers are not bound by them. */
    private static final String CONNECTION_LIMITS = """
            select case when rolconnlimit < 0 then null else rolconnlimit end as role_limit,
                   case when datconnlimit < 0 then null else datconnlimit end as database_limit
              from pg_roles, pg_database
             where rolname = current_user and not rolsuper and datname = current_database()
            """;

    private ServerCheck() {}

    static ServerFacts facts(Connection connection) throws SQLException {
        int reserved =
                number(connection, "superuser_reserved_connections") + number(connection, "reserved_connections");
        int pid = Integer.parseInt(query(connection, "select pg_backend_pid()"));
        boolean behindPooler = pid != connection.unwrap(PGConnection.class).getBackendPID();
        return new ServerFacts(
                query(connection, "show server_version"),
                number(connection, "max_connections"),
                reserved,
                behindPooler,
                connectionLimits(connection));
    }

    private static List<ConnectionLimit> connectionLimits(Connection connection) throws SQLException {
        List<ConnectionLimit> limits = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CONNECTION_LIMITS)) {
            while (rows.next()) {
                addLimit(limits, rows.getObject("role_limit"), "CONNECTION LIMIT of the database role");
                addLimit(limits, rows.getObject("database_limit"), "CONNECTION LIMIT of the database");
            }
        }
        return limits;
    }

    private static void addLimit(List<ConnectionLimit> limits, @Nullable Object number, String source) {
        if (number instanceof Number limit) {
            limits.add(new ConnectionLimit(limit.intValue(), source));
        }
    }

    static List<EffectiveSetting> effective(Lane lane, Connection connection, Map<String, String> configured)
            throws SQLException {
        List<EffectiveSetting> settings = new ArrayList<>();
        for (Map.Entry<String, String> wanted : configured.entrySet()) {
            String effective = query(connection, "show " + wanted.getKey());
            boolean took = same(wanted.getValue(), effective);
            settings.add(new EffectiveSetting(lane, wanted.getKey(), wanted.getValue(), effective, took));
        }
        return settings;
    }

    /** What the server would end by itself in this session. */
    static ServerLimits limits(Connection connection) throws SQLException {
        return new ServerLimits(limit(connection, "idle_session_timeout"), limit(connection, "transaction_timeout"));
    }

    /** A limit that this server's version does not know is none. */
    private static Duration limit(Connection connection, String setting) throws SQLException {
        Duration limit = duration(query(connection, "select current_setting('" + setting + "', true)"));
        return limit == null ? Duration.ZERO : limit;
    }

    /** The server shows {@code 30s} for what was set as {@code 30000ms}. */
    static boolean same(String configured, String effective) {
        Duration a = duration(configured);
        Duration b = duration(effective);
        return a != null && b != null ? a.equals(b) : configured.equals(effective);
    }

    /** The duration that the server means by a setting's text; null if it is none. */
    static @Nullable Duration duration(String text) {
        if (!text.matches("\\d+(ms|s|min|h|d)?")) {
            return null;
        }
        long number = Long.parseLong(text.replaceAll("\\D", ""));
        return switch (text.replaceAll("\\d", "")) {
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofMillis(number);
        };
    }

    /** A setting that this server's version does not know counts as 0. */
    private static int number(Connection connection, String setting) throws SQLException {
        String value = query(connection, "select current_setting('" + setting + "', true)");
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            String value = rows.getString(1);
            return value == null ? "" : value;
        }
    }
}
