package com.aidock.admin.pool.history;

import com.aidock.admin.database.DatabaseErrors;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneStatistics;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.PageLoads;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.PoolSample;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Sums the sampler's readings up in slices, and hands each over when the next one begins. Works on the sampler's thread
 * and waits for nobody.
 */
@Component
class SliceRecorder implements AutoCloseable {
    /** So long after a start pages are slower: classes are loaded, code is compiled, caches are empty. */
    static final Duration WARM_UP = Duration.ofSeconds(120);

    private final Lanes lanes;
    private final PageLoads loads;
    private final DatabaseErrors errors;
    private final RecentSlices recent;
    private final GaugeReader reader;
    private final PoolMonitor.Subscription subscription;
    private final Map<Lane, LaneSlice.Gauges> gauges = new EnumMap<>(Lane.class);
    private Map<Lane, LaneStatistics> before;
    private ConsoleSlice consoleBefore;
    private Instant begin = Instant.MIN;
    private Instant warmAt = Instant.MIN;

    SliceRecorder(Lanes lanes, PageLoads loads, DatabaseErrors errors, RecentSlices recent, PoolMonitor monitor) {
        this.lanes = lanes;
        this.loads = loads;
        this.errors = errors;
        this.recent = recent;
        this.reader = new GaugeReader(lanes);
        this.before = statistics();
        this.consoleBefore = ConsoleSlice.now(loads, errors);
        this.subscription = monitor.onSample(this::add);
    }

    synchronized void add(PoolSample sample) {
        if (warmAt.equals(Instant.MIN)) {
            warmAt = sample.at().plus(WARM_UP);
        }
        Instant now = Slice.begin(sample.at(), Slice.STEP);
        if (!now.equals(begin)) {
            finish();
            begin = now;
        }
        for (Lane lane : Lane.values()) {
            gauges.merge(lane, reader.read(lane, sample), LaneSlice.Gauges::plus);
        }
    }

    /** Ends the slice under way, if anything was read in it: the next sample begins another. */
    synchronized void finish() {
        if (gauges.isEmpty()) {
            return;
        }
        Map<Lane, LaneStatistics> after = statistics();
        ConsoleSlice console = ConsoleSlice.now(loads, errors);
        List<LaneSlice> slices = Stream.of(Lane.values())
                .map(lane -> LaneSlice.between(of(before, lane), of(after, lane), of(gauges, lane)))
                .toList();
        ConsoleSlice seen = console.minus(consoleBefore);
        recent.add(new Slice(begin, slices, begin.isBefore(warmAt) ? seen.withoutLoads() : seen));
        before = after;
        consoleBefore = console;
        gauges.clear();
    }

    private Map<Lane, LaneStatistics> statistics() {
        Map<Lane, LaneStatistics> all = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            all.put(lane, lanes.statistics(lane));
        }
        return all;
    }

    private static <T> T of(Map<Lane, T> map, Lane lane) {
        return Objects.requireNonNull(map.get(lane));
    }

    @Override
    public void close() {
        subscription.close();
        finish();
    }
}
