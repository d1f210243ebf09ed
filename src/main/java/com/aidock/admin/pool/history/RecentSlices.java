package com.aidock.admin.pool.history;

import com.aidock.admin.database.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The last slices of this process in memory: those of the last 15 minutes to be read at once, and those that wait to be
 * written. Both are bounded: while the database is away, the oldest are forgotten first, and a gap remains.
 */
@Component
class RecentSlices {
    /** An hour of slices. */
    static final int MOST_UNWRITTEN = 360;

    private static final int KEPT = 90;
    private static final int MINUTE = 6;

    private final Deque<Slice> kept = new ArrayDeque<>();
    private final Deque<Slice> unwritten = new ArrayDeque<>();
    private volatile RecentLanes summary = RecentLanes.NONE;

    synchronized void add(Slice slice) {
        addLast(kept, slice, KEPT);
        addLast(unwritten, slice, MOST_UNWRITTEN);
        summary = new RecentLanes(sum(MINUTE, slice.at()), sum(2 * MINUTE, slice.at()), sum(KEPT, slice.at()));
    }

    private static void addLast(Deque<Slice> slices, Slice slice, int most) {
        slices.addLast(slice);
        while (slices.size() > most) {
            slices.removeFirst();
        }
    }

    private Map<Lane, LaneSlice> sum(int slices, Instant last) {
        Instant first = last.minus(Slice.STEP.multipliedBy(slices - 1L));
        Map<Lane, LaneSlice> sums = new EnumMap<>(Lane.class);
        kept.stream()
                .filter(slice -> !slice.at().isBefore(first))
                .flatMap(slice -> slice.lanes().stream())
                .forEach(lane -> sums.merge(lane.lane(), lane, LaneSlice::plus));
        return sums;
    }

    /** What each lane did lately; made once for all who look. */
    RecentLanes summary() {
        return summary;
    }

    /** What waits to be written, the oldest first; a copy. */
    synchronized List<Slice> unwritten() {
        return new ArrayList<>(unwritten);
    }

    /** These need not be written any more. */
    synchronized void written(List<Slice> slices) {
        unwritten.removeAll(slices);
    }

    /** How far back {@link RecentLanes#quarter()} reaches. */
    static Duration reach() {
        return Slice.STEP.multipliedBy(KEPT);
    }
}
