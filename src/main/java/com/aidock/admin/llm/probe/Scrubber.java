package com.aidock.admin.llm.probe;

import com.aidock.admin.llm.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/**
 * Takes secrets out of a stranger's text before it is kept: whole or in part (any {@value #FRAGMENT} characters in a
 * row), plain or as escaped in a URL, in JSON or in HTML; then control characters, and what exceeds the length.
 */
final class Scrubber {
    private static final int FRAGMENT = 8;
    private static final int SHORTEST_SECRET = 4;
    private static final String MASK = "••••";

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}]");
    private static final Pattern SPACE = Pattern.compile("[\\p{Cc}\\p{Z}]+");
    /** Some providers mask the key themselves but leave more of it than we show: {@code sk-proj-ab***yz}. */
    private static final Pattern HALF_MASKED = Pattern.compile("[^\\s\"']*\\*{3,}[^\\s\"',;:]*");

    private final List<String> wholes;
    private final Set<String> fragments = new HashSet<>();

    Scrubber(Stream<Secret> secrets) {
        wholes = secrets.map(Secret::reveal)
                .map(String::strip)
                .filter(s -> s.length() >= SHORTEST_SECRET)
                .flatMap(Scrubber::forms)
                .map(Scrubber::folded)
                .distinct()
                .toList();
        wholes.forEach(this::addFragments);
    }

    /** Knows the secrets that are sent to the target. */
    static Scrubber of(ProbeTarget target) {
        return new Scrubber(Stream.concat(Stream.ofNullable(target.key()), target.headers().values().stream()));
    }

    /** The text in one line without secrets, at most {@code most} characters long. */
    String clean(String text, int most) {
        // What is far behind the cut need not be searched: the body may be a megabyte.
        String start = text.substring(0, Math.min(text.length(), 20 * most));
        String line = SPACE.matcher(INVISIBLE.matcher(start).replaceAll("")).replaceAll(" ");
        String masked = HALF_MASKED.matcher(masked(line)).replaceAll(MASK).strip();
        return masked.length() <= most ? masked : cut(masked, most - 1) + "…";
    }

    /** Whether a whole secret stands in the text. */
    boolean findsSecretIn(String text) {
        return wholes.stream().anyMatch(folded(text)::contains);
    }

    private String masked(String text) {
        String folded = folded(text);
        StringBuilder result = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            int secret = secretLengthAt(folded, from);
            if (secret == 0) {
                result.append(text.charAt(from++));
            } else {
                result.append(MASK);
                from += secret;
            }
        }
        return result.toString();
    }

    private int secretLengthAt(String folded, int from) {
        int length = 0;
        while (isFragment(folded, from + length)) {
            length++;
        }
        if (length > 0) {
            return length + FRAGMENT - 1;
        }
        return wholes.stream()
                .filter(s -> folded.startsWith(s, from))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private boolean isFragment(String folded, int from) {
        return from + FRAGMENT <= folded.length() && fragments.contains(folded.substring(from, from + FRAGMENT));
    }

    private void addFragments(String secret) {
        for (int i = 0; i + FRAGMENT <= secret.length(); i++) {
            fragments.add(secret.substring(i, i + FRAGMENT));
        }
    }

    private static Stream<String> forms(String secret) {
        return Stream.of(
                secret,
                UriUtils.encode(secret, StandardCharsets.UTF_8),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                HtmlUtils.htmlEscape(secret),
                secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"),
                secret.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    /** Folds case one character by one, so that positions in the folded and in the given text are the same. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().forEach(c -> folded.append((char) Character.toLowerCase(c)));
        return folded.toString();
    }

    private static String cut(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
