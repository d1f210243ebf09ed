package com.aidock.admin.web;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the parameters by which an open page talks to Vaadin, which parses them with no word for what is wrong. */
final class ScreenQuery {
    private static final String KIND = "v-r";
    private static final Set<String> KINDS = Set.of(
            "init", "uidl", "heartbeat", "push", "webcomponent-bootstrap", "webcomponent-ui", "webcomponent-resync");
    /** Vaadin decodes their values once more. */
    private static final Set<String> DECODED_TWICE = Set.of("query", "location");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private ScreenQuery() {}

    /** What is wrong with the query of a request's address; empty where nothing is, or where no page talks. */
    static Optional<String> fault(@Nullable String query) {
        if (query == null || !("&" + query).contains("&" + KIND)) {
            return Optional.empty();
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            Optional<String> fault =
                    equals < 0 ? Optional.empty() : fault(pair.substring(0, equals), pair.substring(equals + 1));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fault(String name, String raw) {
        Optional<String> value = decoded(raw);
        if (value.isEmpty()) {
            return Optional.of("A parameter is not percent-encoded UTF-8.");
        }
        return switch (name) {
            case KIND -> KINDS.contains(value.get()) ? Optional.empty() : Optional.of("There is no such v-r.");
            case "v-uiId" ->
                NUMBER.matcher(value.get()).matches() ? Optional.empty() : Optional.of("v-uiId must be a number.");
            default ->
                DECODED_TWICE.contains(name) && decoded(value.get()).isEmpty()
                        ? Optional.of("The value of %s is not percent-encoded UTF-8.".formatted(name))
                        : Optional.empty();
        };
    }

    private static Optional<String> decoded(String text) {
        try {
            // First by bytes, because the decoder replaces what is no UTF-8 without a word.
            byte[] bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            if (text.chars().allMatch(c -> c < 0x80)) {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            }
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
