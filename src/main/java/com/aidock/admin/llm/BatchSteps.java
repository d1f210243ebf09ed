package com.aidock.admin.llm;

import com.aidock.admin.llm.BatchResult.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the steps of a batch one after the other and keeps account of each. What concerns one configuration alone is
 * its refusal; anything else, such as a database that is away, would meet all the others too and ends the batch.
 */
@Component
class BatchSteps {
    private static final Logger LOG = LoggerFactory.getLogger(BatchSteps.class);

    private final CommitWatch commits;

    BatchSteps(CommitWatch commits) {
        this.commits = commits;
    }

    /** How a batch changes one of its items. */
    interface Change<T> {
        /** Changes it; empty if it already is as wanted. */
        Optional<BatchResult.Step> apply(T item);

        long id(T item);

        /** Its name and a colon where the reason alone would not tell which it is, or nothing. */
        String label(T item);

        /** Tells the audit log of an attempt that came to nothing. */
        void tell(T item, RuntimeException failure, String why);
    }

    <T> BatchResult each(Collection<T> items, BatchProgress progress, Change<T> change) {
        Account<T> account = new Account<>(change);
        for (T item : items) {
            if (account.stoppedBy != null || account.stopped) {
                account.outcomes.add(Outcome.NOT_TRIED);
            } else if (!progress.next(account.outcomes.size())) {
                account.stopped = true;
                account.outcomes.add(Outcome.NOT_TRIED);
            } else {
                account.outcomes.add(take(item, account));
            }
        }
        return account.result();
    }

    private <T> Outcome take(T item, Account<T> account) {
        commits.begin();
        try {
            Optional<BatchResult.Step> step = account.change.apply(item);
            step.ifPresent(account.done::add);
            return step.isPresent() ? Outcome.DONE : Outcome.SAME;
        } catch (RuntimeException e) {
            Optional<String> why = LlmConfigBatches.why(account.change.id(item), e);
            if (why.isPresent()) {
                account.refuse(item, e, why.get());
                return Outcome.REFUSED;
            }
            account.stoppedBy = e;
            LOG.warn(
                    "A batch ended after {} of its configurations: {}",
                    account.outcomes.size(),
                    e.getClass().getSimpleName());
            if (commits.mayHaveStored(e)) {
                account.unknown.add(account.refusal(
                        item,
                        "The connection was lost while this was being stored. Whether it was is unknown: look at it."));
                return Outcome.UNKNOWN;
            }
            account.refuse(item, e, "The database failed here; it was left as it is.");
            return Outcome.FAILED;
        } finally {
            commits.end();
        }
    }

    /** What has been noted so far. */
    private static final class Account<T> {
        private final Change<T> change;
        private final List<BatchResult.Step> done = new ArrayList<>();
        private final List<BatchResult.Refusal> refused = new ArrayList<>();
        private final List<BatchResult.Refusal> unknown = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private @Nullable RuntimeException stoppedBy;
        private boolean stopped;

        Account(Change<T> change) {
            this.change = change;
        }

        BatchResult.Refusal refusal(T item, String why) {
            return new BatchResult.Refusal(change.id(item), change.label(item) + why);
        }

        /** What the audit log cannot take is no reason to lose the account. */
        void refuse(T item, RuntimeException failure, String why) {
            refused.add(refusal(item, why));
            try {
                change.tell(item, failure, why);
            } catch (RuntimeException e) {
                LOG.warn("A refused change could not be told to the audit log", e);
            }
        }

        BatchResult result() {
            return new BatchResult(done, refused, unknown, outcomes, stoppedBy);
        }
    }
}
