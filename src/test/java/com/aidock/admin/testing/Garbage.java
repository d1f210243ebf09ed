package com.aidock.admin.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Generates texts and JSON bodies that are mostly right in shape and wrong in what they hold; the same seed gives the
 * same ones.
 */
public final class Garbage {
    private static final List<String> PIECES = List.of(
            "a",
            "B7",
            " ",
            "\\t",
            "\\n",
            "\\u0000",
            "\\u001f",
            "\\u007f",
            "\\u0085",
            "\\u00a0",
            "\\u200b",
            "\\u200d",
            "\\u202e",
            "\\u2066",
            "\\ufeff",
            "\\ufffe",
            "\\ud83d\\ude80",
            "\\ud83d",
            "\\ude80",
            "e\\u0301",
            "\\u3164",
            "\u05d0",
            "<b>",
            "'; --",
            "%",
            "_",
            "\\\\",
            "\\\"",
            "/",
            "?",
            "#",
            "{",
            "${x}",
            "https://a.example",
            "http://[::1]",
            "2023-06-01",
            "sk-0123456789");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1",
            "99999999.99",
            "99999999.991",
            "100000000",
            "999999.999999",
            "999999.9999991",
            "1000000",
            "2147483647",
            "2147483648",
            "9223372036854775808",
            "1000",
            "1001",
            "0.1",
            "1e5",
            "1e308",
            "1e309",
            "1e-320",
            "1e-999999999",
            "-1e999999999");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-f]{4}|.)");

    private final Random random;
    private final List<String> fields;

    /** @param fields the names of fields that bodies have */
    public Garbage(Random random, Collection<String> fields) {
        this.random = random;
        this.fields = fields.stream().sorted().toList();
    }

    /** A text as somebody may paste it: control characters, halves of characters, markup, numbers at their bounds. */
    public String pasted() {
        String escaped = random.nextInt(4) == 0 ? one(NUMBERS) : text();
        return ESCAPE.matcher(escaped).replaceAll(found -> Matcher.quoteReplacement(unescaped(found.group(1))));
    }

    /** A JSON object as somebody may type it. */
    public String object() {
        return random.nextInt(4) == 0 ? pasted() : object(random.nextInt(4));
    }

    private static String unescaped(String escape) {
        return switch (escape.charAt(0)) {
            case 'u' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
            case 't' -> "\t";
            case 'n' -> "\n";
            default -> escape;
        };
    }

    /** The body of this number: every other one has what a new configuration needs, all have what is random. */
    public String body(int number) {
        List<String> members = new ArrayList<>();
        if (number % 2 == 0) {
            members.add("\"provider\": \"ollama\", \"default_model\": \"m\", \"name\": \"n" + number + '"');
        } else if (random.nextInt(5) > 0) {
            members.add("\"provider\": \"" + one(List.of("openai", "anthropic", "custom", "azure_openai")) + '"');
        }
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            members.add('"' + field() + "\": " + value(0));
        }
        return "{" + String.join(", ", members) + "}";
    }

    private String field() {
        return random.nextInt(30) == 0 ? text() : random.nextInt(12) == 0 ? "api_key" : one(fields);
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 6 ? 5 : 8)) {
            case 0, 1, 2 -> '"' + text() + '"';
            case 3 -> one(NUMBERS);
            case 4 -> one(List.of("true", "false", "null"));
            case 5 -> list(depth);
            default -> object(depth);
        };
    }

    private String list(int depth) {
        List<String> values = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            values.add(value(depth + 1));
        }
        return "[" + String.join(", ", values) + "]";
    }

    private String object(int depth) {
        List<String> members = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String name = random.nextInt(3) == 0
                    ? one(List.of("max_tokens", "temperature", "timeout", "secret", "value", "X-Team", "hint"))
                    : text();
            members.add('"' + name + "\": " + value(depth + 1));
        }
        return "{" + String.join(", ", members) + "}";
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            text.append(one(PIECES));
        }
        return random.nextInt(20) == 0 ? text.toString().repeat(60) : text.toString();
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
