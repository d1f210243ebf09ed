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

    /** The good answer, after a redirect within the same server at most. */
    Answer accepted(Ask ask, URI endpoint) {
        Answer answer = answer(ask, endpoint);
        if (!answer.ok()) {
            ProbeOutcome outcome = Refusals.outcome(dialect, answer);
            throw new ProbeFailure(new Verdict(outcome, wording.refused(outcome, answer)));
        }
        return answer;
    }

    /** The answer whatever its status, after a redirect within the same server at most. */
    Answer answer(Ask ask, URI endpoint) {
        Answer answer = send(ask, endpoint);
        if (answer.redirect()) {
            answer = send(ask.at(redirectTarget(answer)), endpoint);
        }
        if (answer.redirect()) {
            throw ProbeFailure.wrongUrl(wording.redirectedAgain(ask.url()));
        }
        return answer;
    }

    /** The answer to the last request, or null if none was sent or none came. */
    @Nullable
    Answer last() {
        return last;
    }

    private Answer send(Ask ask, URI endpoint) {
        last = null;
        HttpHeaders headers = new HttpHeaders();
        dialect.authenticate(headers, target);
        // What was entered for the endpoint's host concerns no other host, such as that of a key check.
        if (Objects.equals(ask.url().getHost(), endpoint.getHost())) {
            target.headers().forEach((name, value) -> headers.set(name, value.reveal()));
        }
        Answer answer = client.ask(ask, headers);
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
