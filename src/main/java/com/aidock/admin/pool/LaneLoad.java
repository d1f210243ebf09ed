package com.aidock.admin.pool;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneStatistics;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.TimeCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the lanes did in the last two minutes: the statistics, which only grow, compared with what they were. */
@Component
public class LaneLoad implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int STEPS = 12;

    private final Lanes lanes;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final PoolMonitor.Subscription subscription;

    LaneLoad(Lanes lanes, PoolMonitor monitor) {
        this.lanes = lanes;
        mark(monitor.latest().at());
        this.subscription = monitor.onSample(sample -> mark(sample.at()));
    }

    private synchronized void mark(Instant now) {
        if (!marks.isEmpty() && now.isBefore(marks.getLast().at.plus(STEP))) {
            return;
        }
        marks.addLast(new Mark(
                now, Arrays.stream(Lane.values()).map(lanes::statistics).toList()));
        if (marks.size() > STEPS + 1) {
            marks.removeFirst();
        }
    }

    /** What this lane did from two minutes ago, or since start, until the given moment. */
    public Window window(Lane lane, Instant now) {
        Mark oldest = oldest();
        LaneStatistics before = oldest.lanes.get(lane.ordinal());
        LaneStatistics after = lanes.statistics(lane);
        return new Window(
                Duration.between(oldest.at, now),
                after.acquire().minus(before.acquire()),
                after.hold().minus(before.hold()),
                after.creation().minus(before.creation()));
    }

    private synchronized Mark oldest() {
        return marks.getFirst();
    }

    @Override
    public void close() {
        subscription.close();
    }

    /** How long connections were waited for, held and opened within a span. */
    public record Window(Duration span, TimeCounts acquire, TimeCounts hold, TimeCounts creation) {
        /** Connections given back per second. */
        public double rate() {
            return span.isPositive() ? hold.count() * 1000.0 / span.toMillis() : 0;
        }

        /** How long one was held on average. */
        public Duration meanHold() {
            return hold.count() == 0 ? Duration.ZERO : hold.total().dividedBy(hold.count());
        }

        /** Connections in use on average, by Little's law: rate × mean hold. */
        public double inUse() {
            return rate() * meanHold().toNanos() / 1e9;
        }
    }

    private record Mark(Instant at, List<LaneStatistics> lanes) {}
}
