package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.probe.ProbeOutcome;
import com.aidock.admin.ui.Tone;

/** Names the outcomes of tests for people. */
final class Outcomes {
    private Outcomes() {}

    static String word(ProbeOutcome outcome) {
        return switch (outcome) {
            case OK -> "works";
            case BAD_KEY -> "bad key";
            case MISSING_SCOPE -> "missing permission";
            case WRONG_URL -> "wrong address";
            case MODEL_REFUSED -> "model refused";
            case RATE_LIMITED -> "rate limited";
            case UNREACHABLE -> "unreachable";
            case TIMEOUT -> "timed out";
            case BLOCKED_ADDRESS -> "address blocked";
            case NOT_POSSIBLE -> "not tested";
            case UNKNOWN -> "unclear";
        };
    }

    static Tone tone(ProbeOutcome outcome) {
        return switch (outcome) {
            case OK -> Tone.GOOD;
            case RATE_LIMITED, UNKNOWN, BLOCKED_ADDRESS -> Tone.WARNING;
            case NOT_POSSIBLE -> Tone.NEUTRAL;
            case BAD_KEY, MISSING_SCOPE, WRONG_URL, MODEL_REFUSED, UNREACHABLE, TIMEOUT -> Tone.BAD;
        };
    }
}
