package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.ProbeOutcome;
import java.time.Duration;
import java.time.Instant;

/**
 * What the last connection test found.
 *
 * @param message what it means and what to do next, free of secrets
 * @param latency of the whole exchange, in whole milliseconds
 * @param models how many the provider listed
 */
public record TestResult(ProbeOutcome outcome, String message, Duration latency, int models, Instant testedAt) {
    /** The latency in milliseconds, at most what the column holds. */
    int latencyMs() {
        return Math.toIntExact(Math.min(latency.toMillis(), Integer.MAX_VALUE));
    }

    public boolean ok() {
        return outcome == ProbeOutcome.OK;
    }
}
