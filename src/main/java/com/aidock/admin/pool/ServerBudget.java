package com.aidock.admin.pool;

import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether what the lanes may open together fits into the server.
 *
 * @param maxConnections {@code max_connections} of the server
 * @param reservedSlots those of them that ordinary users cannot take
 * @param others connections of everybody but this process, as last counted
 * @param lanes what each lane may open
 */
public record ServerBudget(int maxConnections, int reservedSlots, int others, Map<Lane, Integer> lanes) {
    public ServerBudget {
        lanes = Map.copyOf(lanes);
    }

    /** As it is now, from memory. */
    public static ServerBudget now(Lanes lanes, DatabaseState database) {
        List<LaneReading> readings = lanes.readings();
        Map<Lane, Integer> maxima = new EnumMap<>(Lane.class);
        readings.forEach(reading -> maxima.put(reading.lane(), reading.capacity()));
        return new ServerBudget(
                database.facts().maxConnections(),
                database.facts().reservedConnections(),
                // Counted together with ours: what opens or closes here between two counts is nobody else's.
                database.clients().others(),
                maxima);
    }

    /** With another size of one lane. */
    public ServerBudget with(Lane lane, int maximum) {
        Map<Lane, Integer> changed = new EnumMap<>(lanes);
        changed.put(lane, maximum);
        return new ServerBudget(maxConnections, reservedSlots, others, changed);
    }

    /** What all lanes together may open. */
    public int sum() {
        return lanes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What the server has for ordinary clients, us and others. */
    public int available() {
        return maxConnections - reservedSlots;
    }

    /** Connections that stay free when every lane is full; negative if that cannot happen without errors. */
    public int left() {
        return available() - others - sum();
    }

    public boolean fits() {
        return left() >= 0;
    }

    /** What this lane may have at most while the others stay as they are; 0 or less if there is no room at all. */
    public int most(Lane lane) {
        return left() + lanes.getOrDefault(lane, 0);
    }

    /** The sum, written out. */
    public String lines() {
        String ours = java.util.Arrays.stream(Lane.values())
                .filter(lanes::containsKey)
                .map(lane -> lane.id() + " " + lanes.get(lane))
                .collect(Collectors.joining(" + "));
        return String.format(
                Locale.ROOT,
                "%s = %d of ours, %d open elsewhere now; the server has %d for both (max_connections %d less %d reserved)",
                ours,
                sum(),
                others,
                available(),
                maxConnections,
                reservedSlots);
    }
}
