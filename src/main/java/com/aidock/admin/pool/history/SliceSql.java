package com.aidock.admin.pool.history;

/** The statements of the history, each for any number of rows. */
final class SliceSql {
    private static final String GAUGES =
            "at, lane, samples, reachable, above_half, active_sum, active_max, waiting_max,"
                    + " longest_wait_ms, capacity, borrows, timeouts, created, closed, acquire, hold";
    private static final String COUNTS = "at, slow_loads, load_times, errors";

    static final String WRITE_LANES = "insert into pool_sample (step_seconds, instance, " + GAUGES + ") select 10,"
            + " :instance, " + GAUGES + " " + """
             from jsonb_to_recordset(cast(:rows as jsonb)) as r(at timestamptz, lane text, samples integer,
             reachable integer, above_half integer, active_sum bigint, active_max integer, waiting_max integer,
             longest_wait_ms bigint, capacity integer, borrows bigint, timeouts bigint, created bigint,
             closed integer[], acquire integer[], hold integer[])
             on conflict do nothing""";

    static final String WRITE_CONSOLES =
            "insert into console_sample (step_seconds, instance, " + COUNTS + ") select 10,"
                    + " :instance, " + COUNTS + " " + """
             from jsonb_to_recordset(cast(:rows as jsonb))
             as r(at timestamptz, slow_loads bigint, load_times integer[], errors integer[])
             on conflict do nothing""";

    /** Ordered by the key, so that replicas that do the same at the same time do not block each other crosswise. */
    static final String ROLL_UP_LANES = "insert into pool_sample (step_seconds, instance, " + GAUGES + ") " + """
             select :to, instance, date_bin(make_interval(secs => :to), at, to_timestamp(0)), lane, sum(samples), sum(reachable),
             sum(above_half), sum(active_sum), max(active_max), max(waiting_max), max(longest_wait_ms), max(capacity),
             sum(borrows), sum(timeouts), sum(created), sum_buckets(closed), sum_buckets(acquire), sum_buckets(hold)
             from pool_sample where step_seconds = :from and at >= :since and at < :until
             group by 2, 3, 4
             order by 3, 4, 2
             on conflict (step_seconds, at, lane, instance) do update set
             (samples, reachable, above_half, active_sum, active_max, waiting_max, longest_wait_ms, capacity, borrows,
             timeouts, created, closed, acquire, hold) = (excluded.samples, excluded.reachable, excluded.above_half,
             excluded.active_sum, excluded.active_max, excluded.waiting_max, excluded.longest_wait_ms,
             excluded.capacity, excluded.borrows, excluded.timeouts, excluded.created, excluded.closed,
             excluded.acquire, excluded.hold)""";

    static final String ROLL_UP_CONSOLES = "insert into console_sample (step_seconds, instance, " + COUNTS + ") " + """
             select :to, instance, date_bin(make_interval(secs => :to), at, to_timestamp(0)), sum(slow_loads),
             sum_buckets(load_times), sum_buckets(errors)
             from console_sample where step_seconds = :from and at >= :since and at < :until
             group by 2, 3
             order by 3, 2
             on conflict (step_seconds, at, instance) do update set
             (slow_loads, load_times, errors) = (excluded.slow_loads, excluded.load_times, excluded.errors)""";

    static final String REMOVE_LANES = "delete from pool_sample where step_seconds = :step and at < :before";

    static final String REMOVE_CONSOLES = "delete from console_sample where step_seconds = :step and at < :before";

    static final String SERIES = """
            select cast(floor(extract(epoch from at) / :bin) as bigint) * :bin,
            max(active_max) filter (where lane = 'main'), max(active_max) filter (where lane = 'background'),
            max(active_max) filter (where lane = 'reserved'), max(waiting_max),
            max(capacity) filter (where lane = 'main'), 2 * sum(reachable) < sum(samples)
            from pool_sample where step_seconds = :step and at >= :since and at < :until
            group by 1 order by 1""";

    /** Up to where everything is rolled up, to steps of 5 min and to hours. */
    static final String EDGES = """
            select (select cast(extract(epoch from max(at)) as bigint) + 300 from pool_sample where step_seconds = 300),
            (select cast(extract(epoch from max(at)) as bigint) + 3600 from pool_sample where step_seconds = 3600)""";

    /** Slices that no coarser row stands for, at the begin of a window and at its end. */
    private static final String SLICES = " step_seconds = 10 and (at >= :since and at < :steps or at >= :edge)";

    /** The coarsest rows that there are for each part of a window: {@link Parts}. */
    private static final String WITHIN =
            " (step_seconds = 3600 and at >= :hours and at < :rest or step_seconds = 300 and"
                    + " (at >= :steps and at < :hours or at >= :rest and at < :edge) or" + SLICES + ")";

    /** The same without hours, in which a replica's gap would be lost. */
    private static final String CLOSELY = " (step_seconds = 300 and at >= :steps and at < :edge or" + SLICES + ")";

    static final String LANES = """
            select lane, sum(samples), sum(reachable), sum(above_half), sum(active_sum), max(active_max),
            max(waiting_max), max(longest_wait_ms), max(capacity), sum(borrows), sum(timeouts), sum(created),
            array_to_string(sum_buckets(closed), ','), array_to_string(sum_buckets(acquire), ','),
            array_to_string(sum_buckets(hold), ',') from pool_sample where""" + WITHIN + " group by lane";

    static final String CONSOLES = "select array_to_string(sum_buckets(load_times), ','), coalesce(sum(slow_loads), 0),"
            + " array_to_string(sum_buckets(errors), ',') from console_sample where" + WITHIN;

    /** Seconds of which there are records, whoever wrote them. */
    static final String RECORDED = "select coalesce(sum(least(step_seconds, seconds)), 0) from (select step_seconds,"
            + " at, sum(samples) as seconds from pool_sample where lane = 'main' and" + CLOSELY
            + " group by step_seconds, at) as slices";

    private SliceSql() {}
}
