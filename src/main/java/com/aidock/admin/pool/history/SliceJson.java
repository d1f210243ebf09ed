package com.aidock.admin.pool.history;

import com.aidock.admin.database.CloseReason;
import com.aidock.admin.database.DatabaseErrorKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Slices as the rows that PostgreSQL takes in one statement, whatever their number. */
final class SliceJson {
    private static final JsonMapper JSON = new JsonMapper();

    private SliceJson() {}

    /** The lanes' rows. */
    static String lanes(List<Slice> slices) {
        ArrayNode rows = JSON.createArrayNode();
        slices.forEach(slice -> slice.lanes().forEach(lane -> rows.add(row(slice, lane))));
        return JSON.writeValueAsString(rows);
    }

    private static ObjectNode row(Slice slice, LaneSlice lane) {
        LaneSlice.Gauges gauges = lane.gauges();
        return row(slice)
                .put("lane", lane.lane().id())
                .put("samples", gauges.samples())
                .put("reachable", gauges.reachable())
                .put("above_half", gauges.aboveHalf())
                .put("active_sum", gauges.activeSum())
                .put("active_max", gauges.activeMax())
                .put("waiting_max", gauges.waitingMax())
                .put("longest_wait_ms", gauges.longestWait().toMillis())
                .put("capacity", gauges.capacity())
                .put("borrows", lane.borrows())
                .put("timeouts", lane.timeouts())
                .put("created", lane.created())
                .set("closed", array(ordered(CloseReason.values(), lane.closed())))
                .set("acquire", array(lane.acquire().counts()))
                .set("hold", array(lane.hold().counts()));
    }

    /** The processes' rows. */
    static String consoles(List<Slice> slices) {
        ArrayNode rows = JSON.createArrayNode();
        slices.forEach(slice -> rows.add(row(slice)
                .put("slow_loads", slice.console().slowLoads())
                .set("load_times", array(slice.console().loads().counts()))
                .set(
                        "errors",
                        array(ordered(
                                DatabaseErrorKind.values(), slice.console().errors())))));
        return JSON.writeValueAsString(rows);
    }

    private static ObjectNode row(Slice slice) {
        return JSON.createObjectNode().put("at", slice.at().toString());
    }

    private static <K> long[] ordered(K[] keys, Map<K, Long> counts) {
        return Stream.of(keys).mapToLong(key -> counts.getOrDefault(key, 0L)).toArray();
    }

    /** Most counts are zero, most of all at the end: those are left out. */
    private static ArrayNode array(long[] counts) {
        int length = counts.length;
        while (length > 0 && counts[length - 1] == 0) {
            length--;
        }
        ArrayNode array = JSON.createArrayNode();
        for (int i = 0; i < length; i++) {
            array.add(Math.min(counts[i], Integer.MAX_VALUE));
        }
        return array;
    }
}
