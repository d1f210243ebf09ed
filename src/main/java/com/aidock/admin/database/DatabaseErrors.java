package com.aidock.admin.database;

import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.database.fault.DatabaseFaults;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what goes wrong with the database since start, at the lanes: so whatever uses a borrowed connection is seen,
 * the JPA layer and plain JDBC alike. Each time the database goes away counts once, however many fail meanwhile.
 */
public final class DatabaseErrors {
    static final String STANDBY = "the server is a standby (in recovery).";
    static final String READ_ONLY_SETTING = "default_transaction_read_only is on for new sessions.";

    /** A session that is read-only while the database is not is closed, and for so long no proof by itself. */
    private static final Duration UNFOUNDED = Duration.ofMinutes(1);

    private final DatabaseFaults faults;
    private volatile Runnable suspicion = () -> {};
    private volatile boolean doubted;
    private volatile long unfoundedAt = System.nanoTime() - UNFOUNDED.toNanos();
    private final Map<DatabaseErrorKind, LongAdder> counts = new EnumMap<>(DatabaseErrorKind.class);

    private final Map<TimeOutKind, LongAdder> timeOuts = new EnumMap<>(TimeOutKind.class);

    DatabaseErrors() {
        this(new DatabaseFaults(Clock.systemUTC()));
    }

    DatabaseErrors(DatabaseFaults faults) {
        this.faults = faults;
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

    DatabaseFaults faults() {
        return faults;
    }

    /** Whom to tell when a session was found to be read-only and nobody knew. */
    void onSuspicion(Runnable listener) {
        suspicion = listener;
    }

    /** A session takes no changes; whether the database does not either must be asked in a new one. */
    void readOnly(String said) {
        if (System.nanoTime() - unfoundedAt < UNFOUNDED.toNanos()) {
            doubted = true;
        } else if (faults.stand(DatabaseFault.READ_ONLY, said)) {
            suspicion.run();
        }
    }

    /** Whether a session was read-only again soon after that had been unfounded; the next look asks a new one. */
    boolean takeDoubt() {
        boolean was = doubted;
        doubted = false;
        return was;
    }

    /** It was that session alone. */
    void unfounded() {
        unfoundedAt = System.nanoTime();
    }

    void wentAway() {
        count(DatabaseErrorKind.CONNECTION);
    }

    private void note(SQLException error) {
        DatabaseFault.of(error).ifPresent(fault -> fault(fault, error));
        // Of a batch, what is chained to it says the same.
        if (!(error instanceof BatchUpdateException)) {
            DatabaseErrorKind.of(error).ifPresent(this::count);
            TimeOutKind.of(error).ifPresent(kind -> Objects.requireNonNull(timeOuts.get(kind))
                    .increment());
        }
    }

    private void fault(DatabaseFault fault, SQLException error) {
        switch (fault) {
            case READ_ONLY -> readOnly(said(error));
            case DISK_FULL -> faults.stand(fault, said(error));
            // Of an open session it says nothing; Access hears of those that cannot be opened.
            case ACCESS_REFUSED -> {}
        }
    }

    /** Of a batch, what the server said is chained to it. */
    private static String said(SQLException error) {
        SQLException last = error;
        while (last.getNextException() != null) {
            last = last.getNextException();
        }
        return String.valueOf(last.getMessage()).lines().findFirst().orElse("") + ".";
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
