package com.aidock.admin.pool;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.fault.DatabaseFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the pool read at one moment.
 *
 * @param lanes one reading per lane
 * @param longestWait how long the longest borrower that still waits has waited
 * @param failed what failed by time-out since start
 * @param trouble the incident that lasts, or null
 */
public record PoolSample(
        Instant at,
        Health health,
        List<LaneReading> lanes,
        Duration longestWait,
        DatabaseReading database,
        FailedRequests failed,
        @Nullable Trouble trouble) {

    /** Who waits for longer than this waits for no connection that is just coming back or being opened. */
    private static final Duration NOTICEABLE = Duration.ofMillis(500);

    /** Without an incident, and before anything failed. */
    public PoolSample(
            Instant at, Health health, List<LaneReading> lanes, Duration longestWait, DatabaseReading database) {
        this(at, health, lanes, longestWait, database, FailedRequests.NONE, null);
    }

    /** The same as what was read when it says nothing about now any more. */
    PoolSample outdated() {
        return new PoolSample(at, Health.UNKNOWN, lanes, longestWait, database, failed, trouble);
    }

    public boolean isOutdated() {
        return health == Health.UNKNOWN;
    }

    /** The verdict on one of its lanes. */
    public Health health(LaneReading lane) {
        return isOutdated() ? Health.UNKNOWN : Health.of(lane);
    }

    /**
     * Whether the pool serves those who ask: its health, unless the database behind it is away or fails them all the
     * same.
     */
    public Health verdict() {
        if (isOutdated()) {
            return health;
        }
        if (!database.reachable() || database.has(DatabaseFault.ACCESS_REFUSED)) {
            return Health.CRITICAL;
        }
        return health == Health.HEALTHY && database.fault().isPresent() ? Health.WARNING : health;
    }

    /** The incident that lasts and is not about to be closed. */
    public Optional<Trouble> lasting() {
        return Optional.ofNullable(trouble).filter(now -> !now.ebbing());
    }

    public LaneReading lane(Lane lane) {
        return lanes.get(lane.ordinal());
    }

    /** Borrowers in all queues. */
    public int waiting() {
        return lanes.stream().mapToInt(LaneReading::waiting).sum();
    }

    /**
     * Whether people wait although the share in use, which health is about, does not tell: the server has no slot, or
     * more are asked for at once than can be opened.
     */
    public boolean queuesInHealth() {
        return health == Health.HEALTHY && lanes.stream().anyMatch(this::queues);
    }

    /**
     * Whether somebody waits noticeably in this lane, or so many do that it would not be healthy had they been served.
     */
    public boolean queues(LaneReading lane) {
        return lane.waiting() > 0 && (longestWait.compareTo(NOTICEABLE) >= 0 || wouldBeUnwell(lane));
    }

    private static boolean wouldBeUnwell(LaneReading lane) {
        return lane.lane() != Lane.RESERVED
                && Health.of(lane.active() + lane.waiting(), lane.capacity()) != Health.HEALTHY;
    }
}
