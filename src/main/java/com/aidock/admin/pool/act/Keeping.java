package com.aidock.admin.pool.act;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes what shall hold after a restart; a database that does not answer spoils the writing, never the action. */
@Component
class Keeping {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

    private final KeptChanges rows;
    private final HandChanges changes;

    Keeping(KeptChanges rows, HandChanges changes) {
        this.rows = rows;
        this.changes = changes;
    }

    /** Keeps a change; tells what went wrong, if anything did. */
    Optional<String> keep(HandChange change) {
        return attempt("It holds until the next restart only", () -> {
            rows.keep(KeptChange.of(change));
            changes.kept(change, true);
        });
    }

    Optional<String> forget(HandChange change) {
        return attempt("It would still hold after a restart", () -> {
            keepInstead(change);
            changes.kept(change, false);
        });
    }

    /** After a change was taken back: what was before it is kept or not as it was then. */
    Optional<String> takenBack(HandChange change) {
        return change.kept()
                ? attempt("A restart would bring the change back", () -> keepInstead(change))
                : Optional.empty();
    }

    /** Writes what holds after a restart when this change does not. */
    private void keepInstead(HandChange change) {
        HandChange next = change.keeping(false).afterRestart();
        if (next == null) {
            rows.forget(change.lane().id());
        } else {
            rows.keep(KeptChange.of(next));
        }
    }

    Optional<String> keep(HandChanges.Paused paused) {
        return attempt("It holds until the next restart only", () -> rows.keep(KeptChange.of(paused)));
    }

    Optional<String> forgetPause() {
        return attempt("A restart would pause scheduled work again", () -> rows.forget(KeptChange.SCHEDULED_WORK));
    }

    private static Optional<String> attempt(String otherwise, Runnable write) {
        try {
            ActDesk.rescue("keep change", () -> {
                write.run();
                return Boolean.TRUE;
            });
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("A change of the pool could not be written for the next start", e);
            return Optional.of(otherwise + ": the database did not take it.");
        }
    }
}
