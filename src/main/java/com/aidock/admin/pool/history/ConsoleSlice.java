package com.aidock.admin.pool.history;

import com.aidock.admin.database.DatabaseErrorKind;
import com.aidock.admin.database.DatabaseErrors;
import com.aidock.admin.database.PageLoads;
import com.aidock.admin.database.TimeCounts;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the whole process counted in a stretch of time.
 *
 * @param loads how long pages took to show their data
 * @param slowLoads how many of them took too long, or failed
 * @param errors what went wrong with the database
 */
public record ConsoleSlice(TimeCounts loads, long slowLoads, Map<DatabaseErrorKind, Long> errors) {
    static final ConsoleSlice NONE = new ConsoleSlice(TimeCounts.NONE, 0, Map.of());

    /** Keeps its own copy. */
    public ConsoleSlice {
        errors = Map.copyOf(errors);
    }

    /** All since start. */
    static ConsoleSlice now(PageLoads loads, DatabaseErrors errors) {
        // Slow ones first: a page that is counted meanwhile must not be slow without being there.
        long slow = loads.slow();
        return new ConsoleSlice(loads.times(), slow, errors.counts());
    }

    ConsoleSlice minus(ConsoleSlice earlier) {
        return new ConsoleSlice(
                loads.minus(earlier.loads), slowLoads - earlier.slowLoads, combined(earlier.errors, -1));
    }

    /** Without the pages: the first ones after a start are slower than all that follow. */
    ConsoleSlice withoutLoads() {
        return new ConsoleSlice(TimeCounts.NONE, 0, errors);
    }

    ConsoleSlice plus(ConsoleSlice other) {
        return new ConsoleSlice(loads.plus(other.loads), slowLoads + other.slowLoads, combined(other.errors, 1));
    }

    private Map<DatabaseErrorKind, Long> combined(Map<DatabaseErrorKind, Long> others, int sign) {
        Map<DatabaseErrorKind, Long> sum = new EnumMap<>(DatabaseErrorKind.class);
        errors.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
        others.forEach((kind, count) -> sum.merge(kind, sign * count, Long::sum));
        return sum;
    }
}
