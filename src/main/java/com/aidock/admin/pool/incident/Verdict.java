package com.aidock.admin.pool.incident;

import java.util.List;

/**
 * What an incident is put down to.
 *
 * @param headline what is wrong and why, in one sentence; may name people
 * @param evidence what was seen that says so
 */
public record Verdict(Cause cause, String headline, List<String> evidence) {
    static final Verdict UNCLEAR =
            new Verdict(Cause.UNCLEAR, "Holders have not held for long enough to tell them apart.", List.of());

    public Verdict {
        evidence = List.copyOf(evidence);
    }

    /** With what came on top of it later. */
    Verdict then(String sentence) {
        return new Verdict(cause, headline + " " + sentence, evidence);
    }
}
