package com.aidock.admin.pool.history;

import com.aidock.admin.database.CloseReason;
import com.aidock.admin.database.DatabaseErrorKind;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.TimeCounts;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what the statements of {@link SliceSql} answer, by position. */
final class SliceRows {
    private static final int CAPACITY = 5;
    private static final int AWAY = 6;

    private SliceRows() {}

    @SuppressWarnings("unchecked")
    static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }

    static long number(Tuple row, int column) {
        return row.get(column) instanceof Number number ? number.longValue() : 0;
    }

    private static int whole(Tuple row, int column) {
        return (int) number(row, column);
    }

    static HistoryPoint point(Tuple row) {
        int column = 1;
        return new HistoryPoint(
                Instant.ofEpochSecond(number(row, 0)),
                whole(row, column++),
                whole(row, column++),
                whole(row, column++),
                whole(row, column),
                whole(row, CAPACITY),
                Boolean.TRUE.equals(row.get(AWAY)));
    }

    static Map<Lane, LaneSlice> lanes(List<Tuple> rows) {
        Map<Lane, LaneSlice> lanes = new EnumMap<>(Lane.class);
        rows.forEach(row -> {
            Lane lane = Lane.valueOf(row.get(0, String.class).toUpperCase(Locale.ROOT));
            lanes.put(lane, lane(lane, row));
        });
        return lanes;
    }

    private static LaneSlice lane(Lane lane, Tuple row) {
        int column = 1;
        LaneSlice.Gauges gauges = new LaneSlice.Gauges(
                whole(row, column++),
                whole(row, column++),
                whole(row, column++),
                number(row, column++),
                whole(row, column++),
                whole(row, column++),
                Duration.ofMillis(number(row, column++)),
                whole(row, column++));
        return new LaneSlice(
                lane,
                gauges,
                number(row, column++),
                number(row, column++),
                number(row, column++),
                byKind(CloseReason.values(), array(row, column++)),
                times(array(row, column++)),
                times(array(row, column)),
                TimeCounts.NONE);
    }

    static ConsoleSlice console(Tuple row) {
        return new ConsoleSlice(
                times(array(row, 0)), number(row, 1), byKind(DatabaseErrorKind.values(), array(row, 2)));
    }

    private static long[] array(Tuple row, int column) {
        return row.get(column) instanceof String text && !text.isEmpty()
                ? Arrays.stream(text.split(",", -1)).mapToLong(Long::parseLong).toArray()
                : new long[0];
    }

    /** Counts as they were stored, filled up with zeros. */
    private static TimeCounts times(long[] stored) {
        return TimeCounts.of(Arrays.copyOf(stored, TimeCounts.BUCKETS));
    }

    private static <K> Map<K, Long> byKind(K[] kinds, long[] stored) {
        Map<K, Long> counts = new HashMap<>();
        for (int i = 0; i < Math.min(kinds.length, stored.length); i++) {
            counts.put(kinds[i], stored[i]);
        }
        return counts;
    }
}
