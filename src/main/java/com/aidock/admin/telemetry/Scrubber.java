package com.aidock.admin.telemetry;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks what looks like a secret or like personal data in a text that is about to leave, and the secrets this process
 * was started with wherever they stand. Rather masks too much: a message is read for its sense, not for its figures.
 */
final class Scrubber {
    private static final String MASK = "[masked]";
    /** A shorter one would be found inside ordinary words. */
    private static final int SHORTEST_LITERAL = 6;

    /** Each pattern's first group is kept. None may restart inside what it just read: messages can be long. */
    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("((?<![a-z0-9+.-])[a-z][a-z0-9+.-]*+://)[^\\s/@]++(?=@)", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\b((?:Bearer|Basic)\\s+)[\\w.~+/=-]+", Pattern.CASE_INSENSITIVE),
            Pattern.compile(
                    "((?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|authorization|api[_-]?key|x-[a-z-]*key|[?&]key)"
                            + "[\"']?\\s*[=:]\\s*)(?:\"[^\"]*\"|'[^']*'|[^\\s,;&}\\])]+)",
                    Pattern.CASE_INSENSITIVE),
            Pattern.compile("()\\b(?:sk|pk|rk|gsk|xai|hf|ghp|gho|glpat|pplx|r8|fw|nvapi|tgp)[-_][\\w-]{6,}"),
            Pattern.compile("()\\b(?:AIza|ya29\\.|AKIA|eyJ)[\\w.-]{8,}"),
            // A constraint's or row's values as PostgreSQL repeats them.
            Pattern.compile("(Key \\([^()]*\\)=)\\([^)]*\\)"),
            Pattern.compile("(Failing row contains )\\(.*", Pattern.DOTALL),
            Pattern.compile("()(?<![\\w.+%-])[\\w.+%-]++@[\\w-]+(?:\\.[\\w-]+)*"),
            Pattern.compile("()\\b(?!127\\.)(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b"),
            Pattern.compile("()(?<![\\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{1,4}(?![\\w:])", Pattern.CASE_INSENSITIVE),
            // Anything long that mixes letters and figures: keys of providers that have no prefix of their own.
            Pattern.compile("()(?<![\\w+/=-])(?=[\\w+/=-]*[0-9])(?=[\\w+/=-]*[A-Za-z])[\\w+/=-]{32,}"));

    private final List<String> secrets;

    /** @param secrets what to mask literally; blank and very short ones are left out */
    Scrubber(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.strip().length() >= SHORTEST_LITERAL)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    @Nullable
    String scrub(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String scrubbed = text;
        for (String secret : secrets) {
            scrubbed = scrubbed.replace(secret, MASK);
        }
        for (Pattern pattern : PATTERNS) {
            scrubbed = pattern.matcher(scrubbed).replaceAll("$1" + Matcher.quoteReplacement(MASK));
        }
        return scrubbed;
    }
}
