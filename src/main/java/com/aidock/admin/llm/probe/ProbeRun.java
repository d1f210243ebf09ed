package com.aidock.admin.llm.probe;

import static com.aidock.admin.llm.probe.ProbeStage.COMPLETION;
import static com.aidock.admin.llm.probe.ProbeStage.LIST;

import com.aidock.admin.llm.probe.StageReport.State;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/** One probe from its first request to its verdict, on one thread; it ends early when that thread is interrupted. */
final class ProbeRun {
    /** A list that ends so says nothing against the model, which a completion can still prove. */
    private static final Set<ProbeOutcome> INCONCLUSIVE =
            EnumSet.of(ProbeOutcome.WRONG_URL, ProbeOutcome.MISSING_SCOPE, ProbeOutcome.UNKNOWN);

    private final ProbeTarget target;
    private final @Nullable Completion completion;
    private final Progress progress;
    private final Supplier<Duration> elapsed;
    private final Scrubber scrubber;
    private final Wording wording;
    private final Dialect dialect;
    private volatile ModelList models;

    ProbeRun(
            ProbeTarget target,
            @Nullable Completion completion,
            Scrubber scrubber,
            Progress progress,
            Supplier<Duration> elapsed) {
        this.target = target;
        this.completion = completion;
        this.progress = progress;
        this.elapsed = elapsed;
        this.scrubber = scrubber;
        this.wording = new Wording(target, scrubber);
        this.dialect = Dialects.of(target.provider());
        this.models = new ModelList(scrubber);
    }

    /** Asks until the verdict is known; throws for nothing that a provider or a network does. */
    ProbeResult run(ProviderClient client) {
        Conversation conversation = new Conversation(client, target, dialect, wording);
        try {
            Endpoint endpoint = Endpoint.of(endpoint());
            Preconditions.check(target);
            return result(verdict(conversation, endpoint), conversation.last());
        } catch (ProbeFailure failure) {
            return result(failure.verdict(), conversation.last());
        } catch (RestClientException broken) {
            return result(Breakdowns.verdict(broken, host()), null);
        }
    }

    /** The result of a run that something else ended. */
    ProbeResult ended(Verdict verdict) {
        return result(verdict, null);
    }

    /** The host that is asked, for messages. */
    String host() {
        URI endpoint = endpoint();
        return endpoint == null || endpoint.getHost() == null ? "the provider" : endpoint.getHost();
    }

    private Verdict verdict(Conversation conversation, Endpoint endpoint) {
        Verdict listed = listed(conversation, endpoint);
        if (completion == null) {
            return listed;
        }
        progress.ask(COMPLETION);
        String answered = new Completing(target, dialect, wording, conversation, endpoint)
                .run(completion, Discovery.firstOf(models));
        progress.stages().pass(COMPLETION, answered);
        String message = listed.outcome() == ProbeOutcome.OK
                ? listed.message() + " " + answered + "."
                : wording.completedWithoutList(answered, listed.message());
        return new Verdict(ProbeOutcome.OK, message);
    }

    private Verdict listed(Conversation conversation, Endpoint endpoint) {
        ModelList found = new ModelList(scrubber);
        try {
            new Discovery(target, dialect, wording, progress, conversation, endpoint).into(found);
            models = found;
            return new Verdict(ProbeOutcome.OK, wording.accepted(found.size(), found.complete()));
        } catch (ProbeFailure failure) {
            Verdict verdict = failure.verdict();
            if (completion == null
                    || !INCONCLUSIVE.contains(verdict.outcome())
                    || !progress.stages().runs(LIST)) {
                throw failure;
            }
            progress.stages().settle(LIST, State.ATTENTION, verdict.message());
            return verdict;
        }
    }

    private @Nullable URI endpoint() {
        String usual = target.provider().defaultEndpoint();
        return target.endpoint() != null || usual == null ? target.endpoint() : URI.create(usual);
    }

    private ProbeResult result(Verdict verdict, @Nullable Answer last) {
        String requestId = last == null ? null : last.requestId();
        ModelList listed = models;
        progress.stages().end(verdict.outcome(), verdict.message());
        return new ProbeResult(
                verdict.outcome(),
                scrubber.clean(verdict.message(), ProbeResult.MAX_MESSAGE),
                elapsed.get(),
                last == null ? null : last.status(),
                listed.models(),
                listed.complete(),
                requestId == null ? null : scrubber.clean(requestId, 100),
                progress.stages().reports());
    }
}
