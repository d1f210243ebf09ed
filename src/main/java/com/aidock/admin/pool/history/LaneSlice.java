package com.aidock.admin.pool.history;

import com.aidock.admin.database.CloseReason;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneStatistics;
import com.aidock.admin.database.TimeCounts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one lane did in a stretch of time.
 *
 * @param gauges what its gauges read
 * @param borrows how often a connection was asked for
 * @param timeouts borrowers that gave up
 * @param created connections that were opened
 * @param closed connections that were closed, by reason
 * @param acquire how long those who got a connection had waited for it
 * @param hold how long connections were held that were given back
 * @param creation how long it took to open one; not kept in the database, where it counts nothing
 */
public record LaneSlice(
        Lane lane,
        Gauges gauges,
        long borrows,
        long timeouts,
        long created,
        Map<CloseReason, Long> closed,
        TimeCounts acquire,
        TimeCounts hold,
        TimeCounts creation) {
    /** Keeps its own copy. */
    public LaneSlice {
        closed = Map.copyOf(closed);
    }

    /** What the lane counted between two readings. */
    static LaneSlice between(LaneStatistics before, LaneStatistics after, Gauges gauges) {
        Map<CloseReason, Long> closed = new EnumMap<>(CloseReason.class);
        after.closed().forEach((reason, count) -> closed.put(reason, count - before.closed(reason)));
        return new LaneSlice(
                after.lane(),
                gauges,
                after.borrows() - before.borrows(),
                after.timeouts() - before.timeouts(),
                after.created() - before.created(),
                closed,
                after.acquire().minus(before.acquire()),
                after.hold().minus(before.hold()),
                after.creation().minus(before.creation()));
    }

    /** Both stretches together. */
    public LaneSlice plus(LaneSlice other) {
        Map<CloseReason, Long> sum = new EnumMap<>(CloseReason.class);
        closed.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        other.closed.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return new LaneSlice(
                lane,
                gauges.plus(other.gauges),
                borrows + other.borrows,
                timeouts + other.timeouts,
                created + other.created,
                sum,
                acquire.plus(other.acquire),
                hold.plus(other.hold),
                creation.plus(other.creation));
    }

    /** How many connections were closed for this reason. */
    public long closed(CloseReason reason) {
        return closed.getOrDefault(reason, 0L);
    }

    /** Connections given back per second of readings. */
    public double rate() {
        return gauges.samples == 0 ? 0 : (double) hold.count() / gauges.samples;
    }

    /** How long one was held on average. */
    public Duration meanHold() {
        return hold.count() == 0 ? Duration.ZERO : hold.total().dividedBy(hold.count());
    }

    /** Connections in use on average, by Little's law: rate × mean hold. */
    public double inUse() {
        return rate() * meanHold().toNanos() / 1e9;
    }

    /**
     * What was read once a second.
     *
     * @param samples readings
     * @param reachable readings at which the database answered
     * @param aboveHalf readings at which half of the capacity or more was in use, drills aside
     * @param activeSum connections in use, summed over the readings
     * @param longestWait that anybody had waited at a reading
     * @param capacity the most that the lane could grow to
     */
    public record Gauges(
            int samples,
            int reachable,
            int aboveHalf,
            long activeSum,
            int activeMax,
            int waitingMax,
            Duration longestWait,
            int capacity) {
        Gauges plus(Gauges other) {
            return new Gauges(
                    samples + other.samples,
                    reachable + other.reachable,
                    aboveHalf + other.aboveHalf,
                    activeSum + other.activeSum,
                    Math.max(activeMax, other.activeMax),
                    Math.max(waitingMax, other.waitingMax),
                    longestWait.compareTo(other.longestWait) > 0 ? longestWait : other.longestWait,
                    Math.max(capacity, other.capacity));
        }
    }
}
