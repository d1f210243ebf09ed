package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Says for people what an answer means and what to do next. */
final class Wording {
    private static final int MAX_QUOTE = 200;

    private final ProbeTarget target;
    private final Scrubber scrubber;

    Wording(ProbeTarget target, Scrubber scrubber) {
        this.target = target;
        this.scrubber = scrubber;
    }

    /** Claims of the key only what the answer proves: Ollama and many compatible servers look at none. */
    String accepted(int models, boolean complete) {
        String count = models == 1 ? "1 model" : models + " models";
        String key = target.provider().needsKey() ? " accepted the key" : " answered";
        return complete
                ? "%s%s and lists %s.".formatted(name(), key, count)
                : "%s%s. Its list is longer than is read: these are the first %s.".formatted(name(), key, count);
    }

    /** The same of the key alone. */
    String proved() {
        return target.key() == null
                ? "%s asks for no key".formatted(name())
                : target.provider().needsKey()
                        ? "%s accepts the key".formatted(name())
                        : "%s did not refuse the key; it may not look at it".formatted(name());
    }

    String pages(int models, int pages) {
        return "%,d %s on %s"
                .formatted(models, models == 1 ? "model" : "models", pages == 1 ? "one page" : pages + " pages");
    }

    String completed(String model, Chat.Tokens tokens) {
        return "%s answered, %s".formatted(model, tokens.text());
    }

    String completedWithoutList(String completed, String why) {
        return "%s: this configuration works, but its models cannot be listed. %s".formatted(completed, why);
    }

    String noCompletion(String model, Answer answer) {
        return "%s answered %d for %s, but not with a completion as %s gives it. Check the endpoint%s and the provider."
                .formatted(at(answer.url()), answer.status(), model, name(), usual());
    }

    String refusedCompletion(ProbeOutcome outcome, String model, Answer answer) {
        return switch (outcome) {
            case MODEL_REFUSED ->
                "%s refuses a completion of %s (%s). Check the default model and the model parameters."
                        .formatted(name(), model, quoted(answer));
            case MISSING_SCOPE ->
                "%s does not allow this key to use %s (%s). Give the key that permission at the provider, or choose another model."
                        .formatted(name(), model, quoted(answer));
            default -> refused(outcome, answer);
        };
    }

    String refused(ProbeOutcome outcome, Answer answer) {
        String what = quoted(answer);
        return switch (outcome) {
            case BAD_KEY -> badKey(what);
            case MISSING_SCOPE ->
                "%s does not allow this key to list models (%s). Give the key that permission at the provider, or use another key."
                        .formatted(name(), what);
            case WRONG_URL -> nothingThere(answer.url(), what);
            case RATE_LIMITED ->
                "%s limits the requests of this key, or its quota is used up (%s). %s"
                        .formatted(name(), what, retryAfter(answer));
            case UNREACHABLE ->
                "%s cannot serve at present (%s). Try again in a few minutes; if it stays so, look at the provider's status page."
                        .formatted(hostOf(answer.url()), what);
            default -> answer.webPage() ? inBetween(answer.url(), what) : unexplained(what);
        };
    }

    String webPage(Answer answer) {
        return "%s answered with a web page instead of JSON. Check the endpoint%s."
                .formatted(at(answer.url()), usual());
    }

    String foreign(Answer answer) {
        return "%s answered (%s), but not with a list of models as %s gives it. Check the endpoint%s and the provider."
                .formatted(at(answer.url()), quoted(answer), name(), usual());
    }

    String notJson(Answer answer) {
        return "%s answered %d, but with something that cannot be read as JSON. Check the endpoint%s, and what stands between here and the provider."
                .formatted(at(answer.url()), answer.status(), usual());
    }

    String redirected(URI from, @Nullable URI to) {
        if (to == null || to.getHost() == null) {
            return "%s redirects to an address that is none. Check the endpoint%s.".formatted(at(from), usual());
        }
        return "%s redirects to %s, where the key was not sent. If that is the right place, enter it as the endpoint."
                .formatted(hostOf(from), Origins.of(to));
    }

    String elsewhere(URI url) {
        return "Nothing was sent to %s: the key belongs to the endpoint's own server.".formatted(Origins.of(url));
    }

    String redirectedAgain(URI from) {
        return "%s redirects more than once. Check the endpoint%s.".formatted(at(from), usual());
    }

    private String badKey(String what) {
        return target.key() == null
                ? "%s wants a key and there is none (%s). Enter one, then test again.".formatted(name(), what)
                : "%s does not accept the key (%s). Enter a valid key, then test again.".formatted(name(), what);
    }

    private String nothingThere(URI url, String what) {
        return "There is no list of models at %s (%s). Check the endpoint%s%s."
                .formatted(at(url), what, usual(), target.version() == null ? "" : " and the API version");
    }

    private String inBetween(URI url, String what) {
        return "%s answered with a web page (%s), perhaps a firewall or proxy in between. Ask whoever runs it to let %s through."
                .formatted(at(url), what, hostOf(url));
    }

    private String unexplained(String what) {
        return "%s refused the request (%s). Check the endpoint%s, the API version and the headers."
                .formatted(name(), what, usual());
    }

    private String retryAfter(Answer answer) {
        String after = answer.headers().getFirst(HttpHeaders.RETRY_AFTER);
        if (after == null) {
            return "Try again in a minute; if it stays so, look at the account's limits.";
        }
        boolean seconds =
                !after.isEmpty() && after.length() < 10 && after.chars().allMatch(Character::isDigit);
        return seconds ? "Try again in " + after + " s." : "Try again after " + scrubber.clean(after, 40) + ".";
    }

    /** The status and the provider's own sentence, which is a stranger's text. */
    private String quoted(Answer answer) {
        String status = "HTTP " + answer.status();
        return said(answer)
                .map(text -> status + ": “" + scrubber.clean(text, MAX_QUOTE) + "”")
                .orElse(status);
    }

    private static Optional<String> said(Answer answer) {
        if (answer.json().isPresent()) {
            return answer.json().map(ErrorText::of);
        }
        return Optional.of(answer.text()).filter(text -> !text.isBlank() && !answer.webPage());
    }

    private String usual() {
        String usual = target.provider().defaultEndpoint();
        return usual == null ? "" : " (usually " + usual + ")";
    }

    private String name() {
        return switch (target.provider()) {
            case CUSTOM -> target.endpoint() == null ? "The provider" : hostOf(target.endpoint());
            default -> target.provider().displayName();
        };
    }

    private static String hostOf(URI url) {
        return Objects.toString(url.getHost(), "The provider");
    }

    /** Without the query: what stands there is ours and helps nobody. */
    private static String at(URI url) {
        return Origins.of(url) + Objects.toString(url.getRawPath(), "");
    }
}
