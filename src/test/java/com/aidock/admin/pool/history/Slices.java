package com.aidock.admin.pool.history;

import com.aidock.admin.database.CloseReason;
import com.aidock.admin.database.DatabaseErrorKind;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.TimeCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Slices as tests need them. */
final class Slices {
    private static final int SAMPLES = 10;

    private Slices() {}

    /** So many connections of main in use, of 100; all else is the same each time. */
    static Slice busy(Instant at, int active) {
        return new Slice(
                at,
                Stream.of(Lane.values())
                        .map(lane -> lane(lane, lane == Lane.MAIN ? active : 0))
                        .toList(),
                new ConsoleSlice(times(40, 2), 1, Map.of(DatabaseErrorKind.TIME_OUT, 1L)));
    }

    private static LaneSlice lane(Lane lane, int active) {
        LaneSlice.Gauges gauges = new LaneSlice.Gauges(
                SAMPLES,
                SAMPLES,
                active >= 50 ? SAMPLES : 0,
                (long) active * SAMPLES,
                active,
                3,
                Duration.ofSeconds(2),
                100);
        return new LaneSlice(
                lane, gauges, 20, 1, 2, Map.of(CloseReason.BROKEN, 1L), times(14, 20), times(active, 20), times(60, 2));
    }

    /** So many durations in one bucket. */
    static TimeCounts times(int bucket, int count) {
        return TimeCounts.of(IntStream.range(0, TimeCounts.BUCKETS)
                .mapToLong(i -> i == bucket ? count : 0)
                .toArray());
    }
}
