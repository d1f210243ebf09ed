package com.aidock.admin.database;

/**
 * What one lane reads at a moment. The figures are gauges read one after the other, not a consistent snapshot: active
 * and idle may for a moment not add up to total.
 *
 * @param size connections kept ready
 * @param active connections that are borrowed
 * @param idle connections that are open and free
 * @param total connections that are open
 * @param waiting borrowers in the queue
 * @param capacity what the lane may grow to now
 * @param invalid failed validations since start
 * @param timeouts borrowers that gave up since start
 */
public record LaneReading(
        Lane lane, int size, int active, int idle, int total, int waiting, int capacity, long invalid, long timeouts) {

    /** Share of the capacity in use, 0 to 1 (above 1 for a moment while a lane shrinks). */
    public double utilisation() {
        return capacity == 0 ? 0 : (double) active / capacity;
    }

    /** Connections open beyond those kept. */
    public int overflow() {
        return Math.max(0, total - size);
    }
}
