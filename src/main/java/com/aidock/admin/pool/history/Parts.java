package com.aidock.admin.pool.history;

import java.time.Duration;
import java.time.Instant;

/**
 * How a window that ends now is put together from the coarsest rows that there are for each part of it: slices, steps,
 * hours, steps, slices; any part may be empty.
 *
 * @param since where the window begins
 * @param steps where steps of 5 min begin
 * @param hours where hours begin
 * @param rest where steps begin again, after the last hour that is rolled up
 * @param edge where slices begin again, after the last step that is rolled up
 */
record Parts(Instant since, Instant steps, Instant hours, Instant rest, Instant edge) {
    /**
     * The parts of a window.
     *
     * @param exact whether slices are read before the first whole step, rather than left out
     * @param rolledUp up to where there are steps; the epoch if there are none
     * @param hourly up to where there are hours; the epoch if there are none
     */
    static Parts of(Instant since, boolean exact, Instant rolledUp, Instant hourly) {
        Instant edge = later(since, rolledUp);
        Instant steps = exact ? earlier(edge, next(since, SliceStore.COARSE)) : since;
        Instant hours = next(steps, SliceStore.HOUR);
        return new Parts(since, steps, hours, later(hours, hourly), edge);
    }

    private static Instant next(Instant moment, Duration step) {
        Instant begin = Slice.begin(moment, step);
        return begin.equals(moment) ? begin : begin.plus(step);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
