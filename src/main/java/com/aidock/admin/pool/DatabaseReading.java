package com.aidock.admin.pool;

import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.database.fault.StandingFault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the server at one moment.
 *
 * @param reachable whether it answered lately
 * @param answeredAt when it answered last
 * @param error what went wrong at the last attempt, or null
 * @param openConnections connections of all clients together, as last counted
 * @param available connections that ordinary clients may open
 * @param ours connections that our lanes have open
 * @param faults what is wrong with it although it may answer, the gravest first
 */
public record DatabaseReading(
        boolean reachable,
        Instant answeredAt,
        @Nullable String error,
        int openConnections,
        int available,
        int ours,
        List<StandingFault> faults) {

    /** Keeps its own copy. */
    public DatabaseReading {
        faults = List.copyOf(faults);
    }

    /** With nothing wrong. */
    public DatabaseReading(
            boolean reachable,
            Instant answeredAt,
            @Nullable String error,
            int openConnections,
            int available,
            int ours) {
        this(reachable, answeredAt, error, openConnections, available, ours, List.of());
    }

    /** The gravest fault, if any lasts. */
    public Optional<StandingFault> fault() {
        return faults.stream().findFirst();
    }

    public boolean has(DatabaseFault fault) {
        return faults.stream().anyMatch(one -> one.fault() == fault);
    }

    /** Connections of clients other than this process; 0 while the counts disagree for a moment. */
    public int others() {
        return Math.max(0, openConnections - ours);
    }

    /** Whether the server has no slot left for ordinary clients, so that no lane can grow. */
    public boolean full() {
        return reachable && openConnections >= available;
    }
}
