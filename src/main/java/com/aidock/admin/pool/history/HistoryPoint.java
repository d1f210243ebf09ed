package com.aidock.admin.pool.history;

import java.time.Instant;

/**
 * What the chart shows of one step: the highest readings in it; with several replicas, those of the busiest.
 *
 * @param at when the step begins
 * @param main connections of main in use
 * @param background likewise
 * @param reserved likewise
 * @param waiting borrowers in the longest queue
 * @param capacity what main could grow to
 * @param away whether the database was away for most of the step
 */
public record HistoryPoint(
        Instant at, int main, int background, int reserved, int waiting, int capacity, boolean away) {
    /** The higher of each reading; away if one of them says so. */
    HistoryPoint highest(HistoryPoint other) {
        return new HistoryPoint(
                at,
                Math.max(main, other.main),
                Math.max(background, other.background),
                Math.max(reserved, other.reserved),
                Math.max(waiting, other.waiting),
                Math.max(capacity, other.capacity),
                away || other.away);
    }

    /** The same readings, of a step that begins then. */
    HistoryPoint at(Instant begin, boolean mostlyAway) {
        return new HistoryPoint(begin, main, background, reserved, waiting, capacity, mostlyAway);
    }
}
