package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Asks one provider in its dialect and turns every answer but a good one into a verdict. */
final class Conversation {
    private final ProviderClient client;
    private final ProbeTarget target;
    private final Dialect dialect;
    private final Wording wording;
    private @Nullable Answer last;

    Conversation(ProviderClient client, ProbeTarget target, Dialect dialect, Wording wording) {
        this.client = client;
        this.target = target;
        this.dialect = dialect;
        this.wording = wording;
    }

    /** The good answer of the URL, after a redirect within the same server at most. */
    Answer accepted(URI url, URI endpoint) {
        Answer answer = ask(url, endpoint);
        if (answer.redirect()) {
            answer = ask(redirectTarget(answer), endpoint);
        }
        if (answer.redirect()) {
            throw ProbeFailure.wrongUrl(wording.redirectedAgain(url));
        }
        if (!answer.ok()) {
            ProbeOutcome outcome = Refusals.outcome(dialect, answer);
            throw new ProbeFailure(new Verdict(outcome, wording.refused(outcome, answer)));
        }
        return answer;
    }

    /** The answer to the last request, or null if none was sent or none came. */
    @Nullable
    Answer last() {
        return last;
    }

    private Answer ask(URI url, URI endpoint) {
        last = null;
        HttpHeaders headers = new HttpHeaders();
        dialect.authenticate(headers, target);
        // What was entered for the endpoint's host concerns no other host, such as that of a key check.
        if (Objects.equals(url.getHost(), endpoint.getHost())) {
            target.headers().forEach((name, value) -> headers.set(name, value.reveal()));
        }
        Answer answer = client.get(url, headers);
        last = answer;
        return answer;
    }

    private URI redirectTarget(Answer answer) {
        URI to = location(answer);
        if (to == null || !Origins.staysWithin(answer.url(), to)) {
            throw ProbeFailure.wrongUrl(wording.redirected(answer.url(), to));
        }
        return to;
    }

    private static @Nullable URI location(Answer answer) {
        String location = Objects.toString(answer.headers().getFirst(HttpHeaders.LOCATION), "");
        try {
            return location.isBlank() ? null : answer.url().resolve(location);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
