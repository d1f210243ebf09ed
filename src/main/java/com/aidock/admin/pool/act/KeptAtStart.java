package com.aidock.admin.pool.act;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneTuning;
import com.aidock.admin.database.ScheduledWork;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.pool.ServerBudget;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Applies what was changed by hand before the restart and is to hold; what fits no longer is left out with a warning.
 */
@Component
class KeptAtStart implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(KeptAtStart.class);
    private static final Work WORK = new Work(WorkKind.RESCUE, null, "Start", "apply kept changes");

    private final KeptChanges rows;
    private final HandChanges changes;
    private final LanePlans plans;
    private final ScheduledWork work;

    KeptAtStart(KeptChanges rows, HandChanges changes, LanePlans plans, ScheduledWork work) {
        this.rows = rows;
        this.changes = changes;
        this.plans = plans;
        this.work = work;
    }

    @Override
    public void run(@Nullable ApplicationArguments arguments) {
        try {
            WORK.call(rows::all).forEach(this::apply);
        } catch (RuntimeException e) {
            LOG.warn("What was changed by hand could not be read: the lanes are as configured", e);
        }
    }

    private void apply(KeptChange row) {
        LaneTuning tuning = row.tuning();
        if (tuning == null) {
            work.pause();
            changes.paused(new HandChanges.Paused(row.changedBy, row.changedAt, row.reason, true));
            LOG.warn("Scheduled work is paused, as {} wanted at {}", row.changedBy, row.changedAt);
        } else {
            Arrays.stream(Lane.values())
                    .filter(lane -> lane.id().equals(row.subject))
                    .forEach(lane -> apply(lane, tuning, row));
        }
    }

    private void apply(Lane lane, LaneTuning tuning, KeptChange row) {
        ServerBudget budget = plans.budget().with(lane, tuning.maximumSize());
        if (!budget.fits() && tuning.maximumSize() > plans.budget().lanes().getOrDefault(lane, 0)) {
            LOG.warn(
                    "The size that {} kept for {} does not fit any more and is left out: {}",
                    row.changedBy,
                    lane.id(),
                    budget.lines());
            return;
        }
        changes.restore(lane, row.what, tuning, row.changedBy, row.changedAt, row.reason);
        LOG.warn(
                "The {} lane is changed by hand ({}), as {} wanted at {}",
                lane.id(),
                LanePlans.text(tuning),
                row.changedBy,
                row.changedAt);
    }
}
