package com.aidock.admin.pool;

import com.aidock.admin.database.DatabaseErrors;
import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.database.LeaseRegistry;
import com.aidock.admin.database.TimeOutKind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the pool as it is now, from memory alone: it borrows no connection and waits for nobody. */
@Component
public class PoolReader {
    private final Lanes lanes;
    private final DatabaseState database;
    private final DatabaseErrors errors;
    private final CurrentTrouble trouble;
    private final Clock clock;

    PoolReader(Lanes lanes, DatabaseState database, DatabaseErrors errors, CurrentTrouble trouble, Clock clock) {
        this.lanes = lanes;
        this.database = database;
        this.errors = errors;
        this.trouble = trouble;
        this.clock = clock;
    }

    /** The gauges of all lanes and what is known about the server. */
    public PoolSample read() {
        List<LaneReading> readings = lanes.readings();
        int ours = readings.stream().mapToInt(LaneReading::total).sum();
        DatabaseReading server = new DatabaseReading(
                database.reachable(),
                database.answeredAt(),
                database.error(),
                database.openConnections(),
                database.facts().available(),
                ours,
                database.faults().all());
        return new PoolSample(
                clock.instant(),
                Health.worst(readings),
                readings,
                longestWait(),
                server,
                failed(readings),
                trouble.get());
    }

    private FailedRequests failed(List<LaneReading> readings) {
        return new FailedRequests(
                readings.stream().mapToLong(LaneReading::timeouts).sum(),
                lanes.clientsRefused(),
                errors.timeOuts(TimeOutKind.STATEMENT),
                errors.timeOuts(TimeOutKind.LOCK),
                errors.timeOuts(TimeOutKind.TRANSACTION));
    }

    /** The connections that are held, longest first. */
    public List<LeaseView> holders() {
        LeaseRegistry leases = lanes.leases();
        return view(leases.held(), leases.now());
    }

    /** The borrowers that wait, longest first. */
    public List<LeaseView> waiters() {
        LeaseRegistry leases = lanes.leases();
        return view(leases.waiting(), leases.now());
    }

    private Duration longestWait() {
        LeaseRegistry leases = lanes.leases();
        return leases.waiting().stream()
                .filter(lease -> !lease.waitsForShare())
                .findFirst()
                .map(lease -> Duration.ofNanos(lease.waitedNanos(leases.now())))
                .orElse(Duration.ZERO);
    }

    private static List<LeaseView> view(List<Lease> leases, long now) {
        return leases.stream().map(lease -> LeaseView.of(lease, now)).toList();
    }
}
