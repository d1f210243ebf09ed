package com.aidock.admin.pool.incident;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an incident is put down to.
 *
 * @param headline what is wrong and why, in one sentence; may name people
 * @param evidence what was seen that says so
 */
public record Verdict(Cause cause, String headline, List<String> evidence) {
    static final Verdict UNCLEAR =
            new Verdict(Cause.UNCLEAR, "Holders have not held for long enough yet to tell them apart.", List.of());

    public Verdict {
        evidence = List.copyOf(evidence);
    }

    /** As it stands when all is over: what is not clear by then never will be. */
    Verdict closed() {
        return cause == Cause.UNCLEAR
                ? new Verdict(cause, "It was over before it could be told what holders did.", evidence)
                : this;
    }

    /** With what else was seen. */
    Verdict also(List<String> sentences) {
        return new Verdict(
                cause,
                headline,
                Stream.concat(evidence.stream(), sentences.stream()).toList());
    }

    /** With what came on top of it later. */
    Verdict then(String sentence) {
        return new Verdict(cause, headline + " " + sentence, evidence);
    }
}
