package com.aidock.admin.llm.probe;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** One probe from its first request to its verdict, on one thread; it ends early when that thread is interrupted. */
final class ProbeRun {
    private final ProbeTarget target;
    private final Supplier<Duration> elapsed;
    private final Scrubber scrubber;
    private final Wording wording;
    private final Dialect dialect;

    ProbeRun(ProbeTarget target, Supplier<Duration> elapsed) {
        this.target = target;
        this.elapsed = elapsed;
        this.scrubber =
                new Scrubber(Stream.concat(Stream.ofNullable(target.key()), target.headers().values().stream()));
        this.wording = new Wording(target, scrubber);
        this.dialect = Dialects.of(target.provider());
    }

    /** Asks until the verdict is known; throws for nothing that a provider or a network does. */
    ProbeResult run(ProviderClient client) {
        Conversation conversation = new Conversation(client, target, dialect, wording);
        try {
            Preconditions.check(target);
            ModelList models = discover(conversation, Endpoint.of(endpoint()));
            String message = wording.accepted(models.size(), models.complete());
            return result(new Verdict(ProbeOutcome.OK, message), conversation.last(), models);
        } catch (ProbeFailure failure) {
            return result(failure.verdict(), conversation.last(), new ModelList(scrubber));
        } catch (RestClientException broken) {
            return result(Breakdowns.verdict(broken, host()), null, new ModelList(scrubber));
        }
    }

    /** The result of a run that something else ended. */
    ProbeResult ended(Verdict verdict) {
        return result(verdict, null, new ModelList(scrubber));
    }

    /** The host that is asked, for messages. */
    String host() {
        URI endpoint = endpoint();
        return endpoint == null || endpoint.getHost() == null ? "the provider" : endpoint.getHost();
    }

    private ModelList discover(Conversation conversation, Endpoint endpoint) {
        dialect.keyCheck(endpoint).ifPresent(url -> conversation.accepted(url, endpoint.origin()));
        ModelList models = new ModelList(scrubber);
        String cursor = null;
        do {
            Page page = page(conversation.accepted(dialect.list(target, endpoint, cursor), endpoint.origin()));
            models.add(page);
            cursor = page.next();
        } while (models.wantsMore(cursor));
        return models;
    }

    private Page page(Answer answer) {
        JsonNode body = answer.json().orElseThrow(() -> unreadable(answer));
        return dialect.read(body).orElseThrow(() -> ProbeFailure.wrongUrl(wording.foreign(answer)));
    }

    private ProbeFailure unreadable(Answer answer) {
        return answer.webPage()
                ? ProbeFailure.wrongUrl(wording.webPage(answer))
                : ProbeFailure.unknown(wording.notJson(answer));
    }

    private @Nullable URI endpoint() {
        String usual = target.provider().defaultEndpoint();
        return target.endpoint() != null || usual == null ? target.endpoint() : URI.create(usual);
    }

    private ProbeResult result(Verdict verdict, @Nullable Answer last, ModelList models) {
        String requestId = last == null ? null : last.requestId();
        return new ProbeResult(
                verdict.outcome(),
                scrubber.clean(verdict.message(), ProbeResult.MAX_MESSAGE),
                elapsed.get(),
                last == null ? null : last.status(),
                models.models(),
                models.complete(),
                requestId == null ? null : scrubber.clean(requestId, 100));
    }
}
