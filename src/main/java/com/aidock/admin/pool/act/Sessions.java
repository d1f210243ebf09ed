package com.aidock.admin.pool.act;

import com.aidock.admin.database.Lanes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at and signals sessions of the server. Every statement checks for itself that the pid is still the session that
 * was meant, at what it was meant for, and one of ours: of our lanes, our user and our database.
 */
@Component
class Sessions {
    private static final String OURS = """
             and a.datname = current_database() and a.usename = current_user
             and a.application_name ~ '^aidock-(main|background|reserved)@' and a.pid <> pg_backend_pid()
            """;

    private static final String LOOK = """
            select a.pid, a.backend_start, a.application_name, coalesce(a.state, '') as state,
                   extract(epoch from clock_timestamp() - coalesce(a.state_change, a.backend_start)) as in_state,
                   a.xact_start, extract(epoch from clock_timestamp() - a.xact_start) as age,
                   a.backend_xid is not null as written,
                   (select count(*) from pg_stat_activity w
                     where w.wait_event_type = 'Lock' and a.pid = any (pg_blocking_pids(w.pid))) as waiting
              from pg_stat_activity a
             where a.pid = ?
            """ + OURS;

    private final Lanes lanes;

    Sessions(Lanes lanes) {
        this.lanes = lanes;
    }

    /** The session behind this pid, if it is one of ours. */
    Optional<SessionFacts> look(int pid) {
        return ask(
                LOOK,
                statement -> {
                    statement.setInt(1, pid);
                    return true;
                },
                Sessions::facts);
    }

    /** Cancels what the session runs; false if it runs nothing, is another one by now, or none of ours. */
    boolean cancel(SessionTarget meant, BooleanSupplier stillHeld) {
        return signal("pg_cancel_backend", " and a.state = 'active'", meant, stillHeld);
    }

    /** Ends the session; false if it is another one by now, or none of ours. */
    boolean terminate(SessionTarget meant, BooleanSupplier stillHeld) {
        return signal("pg_terminate_backend", "", meant, stillHeld);
    }

    /** The holder is asked for when the statement is about to be sent: a wait for the reserved lane comes before. */
    private boolean signal(String function, String condition, SessionTarget meant, BooleanSupplier stillHeld) {
        Instant startedAt = meant.startedAt();
        if (startedAt == null) {
            return false;
        }
        boolean byTransaction = meant.holder() == null;
        String sql = "select " + function + "(a.pid) from pg_stat_activity a where a.pid = ? and a.backend_start = ?"
                + condition + (byTransaction ? " and a.xact_start is not distinct from ?" : "") + OURS;
        return ask(
                        sql,
                        statement -> {
                            statement.setInt(1, meant.pid());
                            statement.setTimestamp(2, Timestamp.from(startedAt));
                            if (byTransaction) {
                                Instant transaction = meant.transaction();
                                statement.setTimestamp(3, transaction == null ? null : Timestamp.from(transaction));
                            }
                            return stillHeld.getAsBoolean();
                        },
                        rows -> rows.getBoolean(1))
                .orElse(false);
    }

    private <T> Optional<T> ask(String sql, Parameters parameters, Row<T> row) {
        return ActDesk.rescue("act on session", () -> {
            try (Connection connection = lanes.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                if (!parameters.set(statement)) {
                    return Optional.empty();
                }
                try (ResultSet rows = statement.executeQuery()) {
                    Optional<T> found = rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
                    connection.rollback();
                    return found;
                }
            } catch (SQLException e) {
                throw new SessionsUnreachable(e);
            }
        });
    }

    private static SessionFacts facts(ResultSet row) throws SQLException {
        return new SessionFacts(
                row.getInt("pid"),
                row.getTimestamp("backend_start").toInstant(),
                row.getString("application_name"),
                row.getString("state"),
                seconds(row.getDouble("in_state")),
                instant(row.getTimestamp("xact_start")),
                age(row),
                row.getBoolean("written"),
                row.getInt("waiting"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable Duration age(ResultSet row) throws SQLException {
        double age = row.getDouble("age");
        return row.wasNull() ? null : seconds(age);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
    }

    /** Sets a statement's parameters; tells whether it is to be sent at all. */
    @FunctionalInterface
    private interface Parameters {
        boolean set(PreparedStatement statement) throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
