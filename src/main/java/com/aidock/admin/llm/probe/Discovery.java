package com.aidock.admin.llm.probe;

import static com.aidock.admin.llm.probe.ProbeStage.AUTHENTICATION;
import static com.aidock.admin.llm.probe.ProbeStage.LIST;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Proves the key and reads the list: in one request where the list wants the key, else with a check before it. */
final class Discovery {
    private final ProbeTarget target;
    private final Dialect dialect;
    private final Wording wording;
    private final Progress progress;
    private final Conversation conversation;
    private final Endpoint endpoint;

    Discovery(
            ProbeTarget target,
            Dialect dialect,
            Wording wording,
            Progress progress,
            Conversation conversation,
            Endpoint endpoint) {
        this.target = target;
        this.dialect = dialect;
        this.wording = wording;
        this.progress = progress;
        this.conversation = conversation;
        this.endpoint = endpoint;
    }

    void into(ModelList models) {
        dialect.keyCheck(endpoint).ifPresent(this::check);
        String cursor = null;
        int pages = 0;
        do {
            Page page = page(listed(Ask.get(dialect.list(target, endpoint, cursor))));
            models.add(page);
            pages++;
            cursor = page.next();
        } while (models.wantsMore(cursor));
        progress.stages().pass(LIST, wording.pages(models.size(), pages));
    }

    private void check(KeyCheck check) {
        progress.ask(AUTHENTICATION);
        Answer answer = conversation.answer(check.ask(), endpoint);
        if (check.mayBeMissing() && (answer.status() == 404 || answer.status() == 405)) {
            return;
        }
        boolean denied = answer.ok() && answer.json().filter(KeyCheck::denies).isPresent();
        if (denied || !answer.ok()) {
            ProbeOutcome outcome = denied ? ProbeOutcome.BAD_KEY : Refusals.outcome(dialect, answer);
            throw new ProbeFailure(new Verdict(outcome, wording.refused(outcome, answer)));
        }
        proved();
    }

    /** Where no check went before, the first answer says whether the key is good. */
    private Answer listed(Ask ask) {
        try {
            Answer answer = conversation.accepted(ask, endpoint);
            if (progress.stages().runs(AUTHENTICATION)) {
                proved();
            }
            return answer;
        } catch (ProbeFailure failure) {
            if (failure.verdict().outcome() != ProbeOutcome.BAD_KEY) {
                progress.stages().move(AUTHENTICATION, LIST);
            }
            throw failure;
        }
    }

    private void proved() {
        progress.stages().pass(AUTHENTICATION, wording.proved());
        progress.ask(LIST);
        progress.stages().begin(LIST);
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

    /** The model that answers for a configuration that has not chosen one yet. */
    static @Nullable String firstOf(ModelList models) {
        return models.models().stream()
                .filter(model -> !Boolean.FALSE.equals(model.chat()) && !model.deprecated())
                .map(DiscoveredModel::id)
                .findFirst()
                .orElse(null);
    }
}
