package com.aidock.admin.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what goes wrong with the database since start, at the lanes: so whatever uses a borrowed connection is seen,
 * the JPA layer and plain JDBC alike. Each time the database goes away counts once, however many fail meanwhile.
 */
public final class DatabaseErrors {
    private final Map<DatabaseErrorKind, LongAdder> counts = new EnumMap<>(DatabaseErrorKind.class);

    private final Map<TimeOutKind, LongAdder> timeOuts = new EnumMap<>(TimeOutKind.class);

    DatabaseErrors() {
        for (TimeOutKind kind : TimeOutKind.values()) {
            timeOuts.put(kind, new LongAdder());
        }
        for (DatabaseErrorKind kind : DatabaseErrorKind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    /** Counts by kind; every kind is there. */
    public Map<DatabaseErrorKind, Long> counts() {
        Map<DatabaseErrorKind, Long> now = new EnumMap<>(DatabaseErrorKind.class);
        counts.forEach((kind, count) -> now.put(kind, count.sum()));
        return now;
    }

    /** How often PostgreSQL ended a statement or a session of this kind because it took too long. */
    public long timeOuts(TimeOutKind kind) {
        return Objects.requireNonNull(timeOuts.get(kind)).sum();
    }

    void wentAway() {
        count(DatabaseErrorKind.CONNECTION);
    }

    private void note(SQLException error) {
        // Of a batch, what is chained to it says the same.
        if (!(error instanceof BatchUpdateException)) {
            DatabaseErrorKind.of(error).ifPresent(this::count);
            TimeOutKind.of(error).ifPresent(kind -> Objects.requireNonNull(timeOuts.get(kind))
                    .increment());
        }
    }

    private void count(DatabaseErrorKind kind) {
        Objects.requireNonNull(counts.get(kind)).increment();
    }

    /** HikariCP asks for each exception whether it condemns the connection; it decides as it would have. */
    SQLExceptionOverride watching() {
        return new SQLExceptionOverride() {
            @java.lang.Override
            public Override adjudicate(SQLException error) {
                note(error);
                return Override.CONTINUE_EVICT;
            }
        };
    }
}
