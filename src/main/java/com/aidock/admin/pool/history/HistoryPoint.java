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
        Instant at, int main, int background, int reserved, int waiting, int capacity, boolean away) {}
