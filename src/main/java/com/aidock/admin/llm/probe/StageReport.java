package com.aidock.admin.llm.probe;

import java.time.Duration;

/**
 * How one part of a test went; free of secrets.
 *
 * @param took how long it ran, reconnections added up; so far, if it is still running
 * @param detail what was found, or what failed and what to do next; empty while it runs
 */
public record StageReport(ProbeStage stage, State state, Duration took, String detail) {
    /** The most characters that a detail has. */
    public static final int MAX_DETAIL = 400;

    /** How far a part has come. */
    public enum State {
        RUNNING,
        PASSED,
        /** It works, but somebody should look at it. */
        ATTENTION,
        FAILED,
        /** It is not needed here. */
        SKIPPED
    }
}
