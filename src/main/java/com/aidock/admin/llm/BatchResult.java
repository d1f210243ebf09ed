package com.aidock.admin.llm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for each item of a batch: a failure in the middle ends the batch, but not the account of what was done
 * before.
 *
 * @param done what was changed, with the way back
 * @param refused what was left as it is, with the reason
 * @param unknown what was being stored when the connection went away, so that nobody here knows whether it was
 * @param outcomes what became of each, in the order of the batch
 * @param stoppedBy what ended the batch before its end, or null; null too when a person stopped it
 */
public record BatchResult(
        List<Step> done,
        List<Refusal> refused,
        List<Refusal> unknown,
        List<Outcome> outcomes,
        @Nullable Throwable stoppedBy) {
    public BatchResult {
        done = List.copyOf(done);
        refused = List.copyOf(refused);
        unknown = List.copyOf(unknown);
        outcomes = List.copyOf(outcomes);
    }

    /** What became of one configuration. */
    public enum Outcome {
        DONE,
        /** It already was as wanted. */
        SAME,
        /** A rule, or somebody else's change, stood against it. */
        REFUSED,
        /** The failure that ended the batch; it was left as it is. */
        FAILED,
        /** The failure that ended the batch; it may have been changed. */
        UNKNOWN,
        /** The batch ended before it. */
        NOT_TRIED
    }

    /** One change; its way back is kept in memory only. */
    public record Step(long id, Runnable undo) {}

    /** One configuration that was not changed. */
    public record Refusal(long id, String reason) {}

    /** Whether the batch was ended before all were looked at. */
    public boolean incomplete() {
        return notTried() > 0 || stoppedBy != null;
    }

    public int notTried() {
        return count(Outcome.NOT_TRIED);
    }

    public int count(Outcome outcome) {
        return Math.toIntExact(outcomes.stream().filter(outcome::equals).count());
    }

    /**
     * What is left to take back after an undo that ended early.
     *
     * @param undone what that undo did with all of {@link #done}, in its order
     */
    public BatchResult rest(BatchResult undone) {
        List<Step> rest = new ArrayList<>();
        for (int i = 0; i < done.size(); i++) {
            Outcome outcome = undone.outcomes.get(i);
            if (outcome == Outcome.NOT_TRIED || outcome == Outcome.FAILED) {
                rest.add(done.get(i));
            }
        }
        return new BatchResult(rest, List.of(), List.of(), List.of(), null);
    }
}
