package com.aidock.admin.llm.probe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks for one completion of a few tokens, over the connection and with the headers of everything else. */
final class Completing {
    private final ProbeTarget target;
    private final Dialect dialect;
    private final Wording wording;
    private final Conversation conversation;
    private final Endpoint endpoint;

    Completing(ProbeTarget target, Dialect dialect, Wording wording, Conversation conversation, Endpoint endpoint) {
        this.target = target;
        this.dialect = dialect;
        this.wording = wording;
        this.conversation = conversation;
        this.endpoint = endpoint;
    }

    /** What answered, and with how many tokens. */
    String run(Completion completion, @Nullable String first) {
        String model = completion.model() == null ? first : completion.model();
        if (model == null) {
            throw ProbeFailure.notPossible(
                    "There is no model to ask for a completion. Choose a default model, then test again.");
        }
        Chat chat = dialect.chat();
        Ask ask = Ask.post(chat.url(target, endpoint, model), Json.write(chat.body(model, completion.parameters())));
        Answer answer = conversation.answer(ask, endpoint);
        if (!answer.ok() && !Refusals.ranOutOfTokens(answer)) {
            ProbeOutcome outcome = Refusals.ofCompletion(dialect, answer);
            throw new ProbeFailure(new Verdict(outcome, wording.refusedCompletion(outcome, model, answer)));
        }
        return wording.completed(model, tokens(chat, model, answer));
    }

    private Chat.Tokens tokens(Chat chat, String model, Answer answer) {
        if (!answer.ok()) {
            return new Chat.Tokens(null, null);
        }
        JsonNode body = answer.json().orElseThrow(() -> ProbeFailure.unknown(wording.noCompletion(model, answer)));
        return chat.read(body).orElseThrow(() -> ProbeFailure.unknown(wording.noCompletion(model, answer)));
    }
}
