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
    Answer accepted(Ask ask, Endpoint endpoint) {
        Answer answer = answer(ask, endpoint);
        if (!answer.ok()) {
            ProbeOutcome outcome = Refusals.outcome(dialect, answer);
            throw new ProbeFailure(new Verdict(outcome, wording.refused(outcome, answer)));
        }
        return answer;
    }

    /** The answer whatever its status, after a redirect within the same server at most. */
    Answer answer(Ask ask, Endpoint endpoint) {
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

    private Answer send(Ask ask, Endpoint endpoint) {
        last = null;
        HttpHeaders headers = new HttpHeaders();
        boolean atEndpoint = Origins.staysWithin(endpoint.origin(), ask.url());
        if (!atEndpoint && !dialect.ownOrigins(endpoint).contains(Origins.of(ask.url()))) {
            // No dialect asks elsewhere; the last place where a key could leave for a stranger.
            throw ProbeFailure.notPossible(wording.elsewhere(ask.url()));
        }
        dialect.authenticate(headers, target);
        // What was entered for the endpoint concerns no other server, such as that of a key check.
        if (atEndpoint) {
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
