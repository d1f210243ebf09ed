package com.aidock.admin.pool.drill;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.drill.SelfHttp.Answer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a drill looks at while its lane is at a level, and afterwards. */
final class DrillChecks {
    private static final Duration ENDPOINT_LIMIT = Duration.ofMillis(100);
    private static final Duration PAGE_LIMIT = Duration.ofSeconds(2);
    private static final Duration ALARM_LIMIT = Duration.ofSeconds(2);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private final DrillTools tools;
    private final DrillRun run;
    private final SelfHttp http;
    private final Lane lane;

    DrillChecks(DrillTools tools, DrillRun run, SelfHttp http) {
        this.tools = tools;
        this.run = run;
        this.http = http;
        this.lane = run.lane();
    }

    DrillCheck verdict(DrillLevel level) {
        LaneReading now = reading();
        Health health = Health.of(now);
        return DrillCheck.of(
                level.name() + " verdict",
                health == level.expected() && now.active() == level.count(),
                "%s: %s, expected %s"
                        .formatted(share(now), health.id(), level.expected().id()));
    }

    /**
     * The sampler's verdict is what every open page, the log and whoever listens hear. It must be one of this level:
     * the level before may have had the same.
     */
    DrillCheck alarm(DrillLevel level) {
        long start = System.nanoTime();
        Instant reached = tools.now();
        boolean heard = within(ALARM_LIMIT, () -> {
            PoolSample sample = tools.monitor().latest();
            return sample.at().isAfter(reached) && Health.of(sample.lane(lane)) == level.expected();
        });
        return DrillCheck.of(
                level.name() + " alarm",
                heard,
                heard
                        ? "pages and log heard %s after %d ms"
                                .formatted(level.expected().id(), millisSince(start))
                        : "no sample said %s within 2 s"
                                .formatted(level.expected().id()));
    }

    DrillCheck endpoint(String name, @Nullable DrillLevel level) {
        Answer answer = ask(http::endpoint);
        if (answer.status() != 200) {
            return DrillCheck.notRun(name, "%s answered %d".formatted(SelfHttp.ENDPOINT, answer.status()));
        }
        String health = tools.healthIn(answer.body(), lane);
        boolean right = level == null
                ? !health.isEmpty()
                : health.equals(level.expected().id());
        return DrillCheck.of(
                name,
                right && answer.took().compareTo(ENDPOINT_LIMIT) <= 0,
                "%s in %.1f ms (limit 100)"
                        .formatted(
                                health.isEmpty() ? "no verdict" : health,
                                answer.took().toNanos() / 1e6));
    }

    DrillCheck page(String name) {
        Answer answer = ask(http::page);
        return DrillCheck.of(
                name,
                answer.status() == 200 && answer.took().compareTo(PAGE_LIMIT) <= 0,
                "%s answered %d in %.0f ms (limit 2000)"
                        .formatted(
                                answer.signIn() ? "the sign-in page (a token opens no other)" : "the pool page",
                                answer.status(),
                                answer.took().toNanos() / 1e6));
    }

    DrillCheck waiter() {
        if (reading().active() < reading().capacity()) {
            return DrillCheck.notRun("waiter served", "the lane was not full");
        }
        DrillWaiter waiter = tools.waiter(lane);
        try {
            waiter.begin();
            if (!within(ALARM_LIMIT, waiter::waits)) {
                return DrillCheck.of("waiter served", false, "nobody waited, although the lane was full");
            }
            run.hold().giveOne();
            boolean served = within(RECOVERY_LIMIT, waiter::served);
            return DrillCheck.of(
                    "waiter served",
                    served,
                    served
                            ? "%.1f ms after a connection was given back"
                                    .formatted(waiter.servedAfter().toNanos() / 1e6)
                            : "not within 10 s after a connection was given back");
        } catch (SQLException e) {
            return DrillCheck.of("waiter served", false, "a connection could not be given back");
        } finally {
            waiter.close();
        }
    }

    DrillCheck recovery(LaneReading before) {
        run.hold().close();
        Health expected = Health.of(before);
        long start = System.nanoTime();
        boolean recovered = within(
                RECOVERY_LIMIT,
                () -> tools.holdsNothing()
                        && Health.of(reading()).compareTo(expected) <= 0
                        && Health.of(tools.monitor().latest().lane(lane)).compareTo(expected) <= 0);
        return DrillCheck.of(
                "recovery",
                recovered,
                recovered
                        ? "%s, %s, after %d ms"
                                .formatted(
                                        share(reading()), Health.of(reading()).id(), millisSince(start))
                        : "%s is still %s after 10 s"
                                .formatted(
                                        share(reading()), Health.of(reading()).id()));
    }

    /** What was opened for the drill is closed again, and nobody is counted as having given up. */
    DrillCheck noTrace(LaneReading before) {
        tools.closeIdle(lane, reading().total() - Math.max(before.total(), before.size()));
        LaneReading now = reading();
        long timeouts = now.timeouts() - before.timeouts();
        return DrillCheck.of(
                "no trace",
                timeouts == 0 && tools.holdsNothing(),
                "%d open (%d before), %d gave up meanwhile".formatted(now.total(), before.total(), timeouts));
    }

    private LaneReading reading() {
        return tools.reading(lane);
    }

    private static String share(LaneReading reading) {
        return String.format(
                Locale.ROOT, "%d of %d (%.1f %%)", reading.active(), reading.capacity(), reading.utilisation() * 100);
    }

    private static Answer ask(Question question) {
        try {
            return question.ask();
        } catch (IOException e) {
            return new Answer("", 0, "", Duration.ZERO);
        }
    }

    private static boolean within(Duration limit, BooleanSupplier condition) {
        long until = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** Asks over HTTP. */
    @FunctionalInterface
    private interface Question {
        Answer ask() throws IOException;
    }
}
