package com.aidock.admin.llm.probe;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a probe found; free of secrets, so that it may be stored and shown.
 *
 * @param outcome the class of what was found
 * @param message what it is and what to do next, in one to three sentences, at most {@value #MAX_MESSAGE} characters
 * @param latency from the start of the probe to its end, all pages included
 * @param httpStatus of the last answer, or null if there was none
 * @param models in the provider's order, without duplicates; empty unless the provider listed them
 * @param complete whether the list is whole, false if it was cut at the limit of pages or models
 * @param requestId by which the provider finds the last request in its own log, if it gave one
 * @param stages the parts that were reached, in their order
 */
public record ProbeResult(
        ProbeOutcome outcome,
        String message,
        Duration latency,
        @Nullable Integer httpStatus,
        List<DiscoveredModel> models,
        boolean complete,
        @Nullable String requestId,
        List<StageReport> stages) {

    /** The most characters that a message has. */
    public static final int MAX_MESSAGE = 600;

    public ProbeResult {
        models = List.copyOf(models);
        stages = List.copyOf(stages);
    }

    /** Whether everything that was asked for works. */
    public boolean ok() {
        return outcome == ProbeOutcome.OK;
    }
}
