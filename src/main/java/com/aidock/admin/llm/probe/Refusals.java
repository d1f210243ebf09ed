package com.aidock.admin.llm.probe;

import static com.aidock.admin.llm.probe.ProbeOutcome.BAD_KEY;
import static com.aidock.admin.llm.probe.ProbeOutcome.MISSING_SCOPE;
import static com.aidock.admin.llm.probe.ProbeOutcome.MODEL_REFUSED;
import static com.aidock.admin.llm.probe.ProbeOutcome.RATE_LIMITED;
import static com.aidock.admin.llm.probe.ProbeOutcome.UNKNOWN;
import static com.aidock.admin.llm.probe.ProbeOutcome.UNREACHABLE;
import static com.aidock.admin.llm.probe.ProbeOutcome.WRONG_URL;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What an answer with an error status means: by the dialect's own signs first, then by what the status says anywhere.
 */
final class Refusals {
    private static final String KEY = "(api.?key|token|credential)";
    private static final String BAD = "(incorrect|invalid|not valid|wrong|expired|revoked)";
    private static final Pattern BLAMES_KEY =
            Pattern.compile(BAD + "[^.]{0,30}" + KEY + "|" + KEY + "s?[^.]{0,30}" + BAD, Pattern.CASE_INSENSITIVE);

    private static final Pattern MONEY = Pattern.compile(
            "credit balance|billing|quota|insufficient (credit|fund|balance)", Pattern.CASE_INSENSITIVE);

    private Refusals() {}

    static ProbeOutcome outcome(Dialect dialect, Answer answer) {
        Optional<JsonNode> body = answer.json();
        return body.flatMap(json -> dialect.meaning(answer.status(), json))
                .or(() -> body.map(ErrorText::of)
                        .filter(said -> blamesKey(answer.status(), said))
                        .map(said -> BAD_KEY))
                .orElseGet(() -> byStatus(answer));
    }

    /** The same for a completion, where the address and the key have been found good before. */
    static ProbeOutcome ofCompletion(Dialect dialect, Answer answer) {
        String said = answer.json().map(ErrorText::of).orElse("");
        if (answer.status() == 402
                || (answer.status() == 400 && MONEY.matcher(said).find())) {
            return RATE_LIMITED;
        }
        ProbeOutcome outcome = outcome(dialect, answer);
        boolean refused = answer.status() == 404 || answer.status() == 400 || answer.status() == 422;
        return refused && (outcome == WRONG_URL || outcome == UNKNOWN) ? MODEL_REFUSED : outcome;
    }

    /** Some models that think first answer 400 when the few tokens of a test are used up: they work. */
    static boolean ranOutOfTokens(Answer answer) {
        String said = answer.json().map(ErrorText::of).orElse("");
        return answer.status() == 400 && said.contains("model output limit was reached");
    }

    private static boolean blamesKey(int status, String said) {
        return (status == 400 || status == 403) && BLAMES_KEY.matcher(said).find();
    }

    private static ProbeOutcome byStatus(Answer answer) {
        return switch (answer.status()) {
            case 401 -> BAD_KEY;
            // A page instead of JSON comes from something in between, which knows nothing of the key's scopes.
            case 403 -> answer.webPage() ? UNKNOWN : MISSING_SCOPE;
            case 404, 405, 410, 421 -> WRONG_URL;
            case 429 -> RATE_LIMITED;
            case 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 529, 530 -> UNREACHABLE;
            default -> UNKNOWN;
        };
    }
}
