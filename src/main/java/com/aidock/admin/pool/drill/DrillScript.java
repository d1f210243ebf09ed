package com.aidock.admin.pool.drill;

import com.aidock.admin.database.LaneReading;
import com.aidock.admin.pool.drill.DrillCheck.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** What a drill does, step by step; every step ends in a check of {@link DrillChecks}. */
final class DrillScript {
    private static final Duration REACH_LIMIT = Duration.ofSeconds(15);
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private final DrillTools tools;
    private final DrillRun run;
    private final DrillChecks checks;

    DrillScript(DrillTools tools, DrillRun run, SelfHttp http) {
        this.tools = tools;
        this.run = run;
        this.checks = new DrillChecks(tools, run, http);
    }

    void perform() {
        LaneReading before = tools.reading(run.lane());
        check("configuration", tools::configuration);
        check("capacity", tools::capacity);
        check("effective settings", tools::effectiveSettings);
        check("monitoring", tools::monitoring);
        // A first answer pays for what is loaded only once.
        check("endpoint", () -> {
            checks.endpoint("endpoint", null);
            return checks.endpoint("endpoint", null);
        });
        check("page", () -> checks.page("page"));
        for (DrillLevel level : DrillLevel.of(before.capacity())) {
            level(level);
        }
        check("waiter served", checks::waiter);
        check("recovery", () -> checks.recovery(before));
        check("no trace", () -> checks.noTrace(before));
    }

    private void check(String name, Supplier<DrillCheck> step) {
        // What gives back and looks afterwards is done whatever stopped the rest.
        boolean afterwards = name.equals("recovery") || name.equals("no trace");
        if (!run.stopped().isEmpty() && !afterwards) {
            run.add(DrillCheck.notRun(name, run.stopped()));
            return;
        }
        DrillCheck done;
        try {
            done = step.get();
        } catch (RuntimeException e) {
            done = DrillCheck.notRun(
                    name, "an error in the program: " + e.getClass().getSimpleName());
        }
        boolean stoppedMeanwhile = !run.stopped().isEmpty() && !afterwards && done.outcome() == Outcome.FAILED;
        run.add(stoppedMeanwhile ? DrillCheck.notRun(name, run.stopped()) : done);
    }

    private void level(DrillLevel level) {
        String impossible = level.impossible();
        if (impossible != null) {
            run.add(DrillCheck.notRun(level.name(), impossible));
            return;
        }
        String problem = run.stopped().isEmpty() ? reach(level) : run.stopped();
        if (!problem.isEmpty()) {
            run.add(DrillCheck.notRun(level.name(), problem));
            return;
        }
        check(level.name() + " verdict", () -> checks.verdict(level));
        check(level.name() + " alarm", () -> checks.alarm(level));
        check(level.name() + " endpoint", () -> checks.endpoint(level.name() + " endpoint", level));
        check(level.name() + " page", () -> checks.page(level.name() + " page"));
    }

    /** Takes or gives back until the lane is at this level, others' connections included; tells why it could not. */
    private String reach(DrillLevel level) {
        long until = System.nanoTime() + REACH_LIMIT.toNanos();
        try {
            while (System.nanoTime() < until && run.stopped().isEmpty()) {
                int missing = level.count() - tools.reading(run.lane()).active();
                if (missing == 0) {
                    return "";
                }
                if (missing > 0) {
                    run.hold().takeOne();
                } else if (run.hold().count() > 0) {
                    run.hold().giveOne();
                } else {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        } catch (SQLException e) {
            return "%s could not be reached: no connection came within 5 s".formatted(level.share());
        }
        return "real use changed too fast to hold %s".formatted(level.share());
    }
}
