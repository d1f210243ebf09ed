package com.aidock.admin.access.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Recognizes passwords that are guessed first: those of a bundled list, and the names at hand, whatever their case,
 * with a few digits or signs around, letters written as digits, or repeated. What the list is and where it is from:
 * docs/decisions/0033-passwords-and-the-set-up-link.md. Read at each question, which is rare, and not kept in memory.
 */
public final class CommonPasswords {
    private static final String LIST = "common-passwords.txt.gz";
    private static final List<String> PRODUCT = List.of("aidock", "aidockadmin", "aidockconsole");

    /** What is more than this around a word is no decoration any more. */
    private static final int MOST_DECORATION = 10;

    private static final Pattern WORD_WITHIN = Pattern.compile("^[^\\p{L}]*(.*?)[^\\p{L}]*$", Pattern.DOTALL);
    private static final Pattern SIGNS_AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern REPEATED = Pattern.compile("^(.+?)\\1+$", Pattern.DOTALL);
    /** A repeated piece of this length or less is no secret, whatever it is. */
    private static final int SHORT_PIECE = 4;

    private CommonPasswords() {}

    /** Whether a normalised password is one of those, for the account of this e-mail address. */
    public static boolean contain(String password, String email) {
        String plain = password.toLowerCase(Locale.ROOT).strip();
        Matcher repeated = REPEATED.matcher(plain);
        if (repeated.matches() && length(group(repeated)) <= SHORT_PIECE) {
            return true;
        }
        Set<String> forms = forms(plain);
        Set<String> names = names(email);
        return forms.stream().anyMatch(CommonPasswords::isSequence)
                || forms.stream()
                        .anyMatch(
                                form -> names.contains(SEPARATORS.matcher(form).replaceAll("")))
                || listed(forms);
    }

    private static Set<String> forms(String plain) {
        Set<String> forms = new LinkedHashSet<>();
        int length = length(piece(plain));
        Stream.of(plain, SIGNS_AROUND.matcher(plain).replaceAll(""), word(plain), word(lettersForDigits(plain)))
                .flatMap(form -> Stream.of(form, piece(form)))
                .flatMap(form -> Stream.of(form, word(form)))
                .filter(form -> length - length(form) <= MOST_DECORATION)
                .forEach(form -> {
                    forms.add(form);
                    forms.add(lettersForDigits(form));
                });
        forms.removeIf(form -> length(form) < SHORT_PIECE);
        return forms;
    }

    /** The account's and the product's names, without what separates their parts. */
    private static Set<String> names(String email) {
        Set<String> names = new HashSet<>(PRODUCT);
        String address = email.toLowerCase(Locale.ROOT).strip();
        Stream.concat(Stream.of(address), Stream.of(address.split("@")))
                .map(part -> SEPARATORS.matcher(part).replaceAll(""))
                .filter(part -> length(part) >= SHORT_PIECE)
                .forEach(names::add);
        return names;
    }

    private static boolean listed(Set<String> forms) {
        try (InputStream packed = Objects.requireNonNull(
                        CommonPasswords.class.getResourceAsStream(LIST), "no list of passwords");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            return lines.lines().anyMatch(forms::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without what stands before the first letter and behind the last one. */
    private static String word(String text) {
        Matcher matcher = WORD_WITHIN.matcher(text);
        return matcher.matches() ? group(matcher) : text;
    }

    /** The piece that the text repeats, or the text itself. */
    private static String piece(String text) {
        Matcher matcher = REPEATED.matcher(text);
        return matcher.matches() ? group(matcher) : text;
    }

    private static String group(Matcher matcher) {
        return Objects.requireNonNull(matcher.group(1));
    }

    private static String lettersForDigits(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints()
                .map(c -> switch (c) {
                    case '0' -> 'o';
                    case '1', '!', '|' -> 'i';
                    case '3' -> 'e';
                    case '4', '@' -> 'a';
                    case '5', '$' -> 's';
                    case '7' -> 't';
                    case '8' -> 'b';
                    default -> c;
                })
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Each character one above, or each one below, the character before it; nought is also one above nine. */
    private static boolean isSequence(String text) {
        int[] points = text.codePoints().toArray();
        return follow(points, 1) || follow(points, -1);
    }

    private static boolean follow(int[] points, int step) {
        for (int i = 1; i < points.length; i++) {
            int next = points[i] - points[i - 1];
            if (next != step && (next != -9 * step || !Character.isDigit(points[i]))) {
                return false;
            }
        }
        return true;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
