package com.aidock.admin.pool.drill;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.Audited;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.platform.RepeatingTask;
import com.aidock.admin.pool.event.PoolEventKind;
import com.aidock.admin.pool.event.PoolEvents;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Runs the drill, one at a time: fills a lane step by step with connections of its own and looks whether everything
 * that should notice does. A thread of its own gives everything back at the deadline, or when nobody looks any more.
 *
 * @see <a href="file:docs/decisions/0022-the-drill.md">The drill</a>
 */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class PoolDrill implements AutoCloseable {
    /** Real use above this many per cent of the lane refuses a drill that is not forced. */
    static final int BUSY_PERCENT = 50;

    private static final Duration WATCH_PERIOD = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(PoolDrill.class);

    private final DrillTools tools;
    private final Environment environment;
    private final ApplicationEventPublisher events;
    private final PoolEvents marks;
    private volatile @Nullable DrillRun last;

    PoolDrill(DrillTools tools, Environment environment, ApplicationEventPublisher events, PoolEvents marks) {
        this.marks = marks;
        this.tools = tools;
        this.environment = environment;
        this.events = events;
    }

    /**
     * Begins a drill; returns at once.
     *
     * @param lane main or background
     * @param force whether real use above {@value #BUSY_PERCENT} % does not matter
     * @throws DrillRefused if the lane is in real use, or another drill runs
     */
    @Audited(AuditAction.POOL_DRILL_RUN)
    public synchronized DrillRun start(Lane lane, boolean force, DrillCaller caller) {
        refuseIfNot(lane, force);
        DrillRun run = new DrillRun(lane, tools.hold(lane), System::nanoTime);
        last = run;
        UUID event = marks.begun(PoolEventKind.DRILL, "Drill of " + lane.label() + ".");
        Work starter = Work.current();
        // Platform threads: what is stuck elsewhere must not keep the connections.
        RepeatingTask watch = RepeatingTask.every(WATCH_PERIOD, "drill-deadline", run::watch);
        Thread.ofPlatform().daemon().name("pool-drill").start(() -> perform(run, caller, starter, watch, event));
        return run;
    }

    private void refuseIfNot(Lane lane, boolean force) {
        if (lane == Lane.RESERVED) {
            throw new DrillRefused("The reserved lane is what a rescue works with: drill main or background instead.");
        }
        DrillRun before = last;
        if (before != null && !before.finished()) {
            throw new DrillRefused("Another drill runs: begin when it has ended.");
        }
        LaneReading now = tools.reading(lane);
        boolean busy = now.active() * 100L > (long) now.capacity() * BUSY_PERCENT || now.waiting() > 0;
        if (busy && !force) {
            throw new DrillRefused(
                    "%s is in real use: %d of %d and %d waiting. A drill would take the rest; wait until nobody waits and it is at %d %% or below, or force it."
                            .formatted(lane.label(), now.active(), now.capacity(), now.waiting(), BUSY_PERCENT));
        }
    }

    private void perform(DrillRun run, DrillCaller caller, Work starter, RepeatingTask watch, UUID event) {
        LOG.info("A drill of the {} lane begins", run.lane().id());
        try (SelfHttp http = new SelfHttp(environment, caller);
                DrillHold hold = run.hold()) {
            new DrillScript(tools, run, http).perform();
        } finally {
            watch.close();
            run.finish();
            marks.ended(event, "Drill of %s: %s".formatted(run.lane().label(), run.report().summary()));
            tell(run, starter);
        }
    }

    private void tell(DrillRun run, Work starter) {
        String summary = run.report().summary();
        LOG.info("The drill of the {} lane ended: {}", run.lane().id(), summary);
        events.publishEvent(new AuditedAttempt(
                AuditAction.POOL_DRILL_RUN,
                AuditOutcome.DONE,
                AuditedObject.pool(run.lane().name(), run.lane().label() + " lane"),
                summary,
                starter));
    }

    /** The drill that runs, or else the last one since start. */
    public Optional<DrillRun> last() {
        return Optional.ofNullable(last);
    }

    /** Gives everything back. */
    @Override
    public void close() {
        DrillRun run = last;
        if (run != null) {
            run.cancel();
        }
    }
}
