package com.aidock.admin.llm.probe;

/** Ends a probe with a verdict that is already known. */
final class ProbeFailure extends RuntimeException {
    private final transient Verdict verdict;

    ProbeFailure(Verdict verdict) {
        super(verdict.outcome().name(), null, false, false);
        this.verdict = verdict;
    }

    static ProbeFailure notPossible(String message) {
        return new ProbeFailure(new Verdict(ProbeOutcome.NOT_POSSIBLE, message));
    }

    static ProbeFailure wrongUrl(String message) {
        return new ProbeFailure(new Verdict(ProbeOutcome.WRONG_URL, message));
    }

    static ProbeFailure unknown(String message) {
        return new ProbeFailure(new Verdict(ProbeOutcome.UNKNOWN, message));
    }

    Verdict verdict() {
        return verdict;
    }
}
