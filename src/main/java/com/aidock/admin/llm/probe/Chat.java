package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a dialect is asked for one completion of a few tokens, and how its answer is read. */
interface Chat {
    /** The most tokens that a test lets a model write. */
    int MOST_TOKENS = 16;

    /** The one message that is sent. */
    String PROMPT = "Reply with the word OK.";

    /** Would make the answer longer, dearer or of another form than a test reads. */
    Set<String> LEFT_OUT =
            Set.of("stream", "stream_options", "n", "model", "messages", "prompt", "input", "thinking", "reasoning");

    URI url(ProbeTarget target, Endpoint endpoint, String model);

    /** The body of the request; the parameters are those of the configuration. */
    Map<String, @Nullable Object> body(String model, Map<String, @Nullable Object> parameters);

    /** What the answer cost, or empty if this JSON is no completion. */
    Optional<Tokens> read(JsonNode body);

    /** What was read and written; null where the provider does not say. */
    record Tokens(@Nullable Long in, @Nullable Long out) {
        String text() {
            return in == null || out == null
                    ? "it did not say how many tokens that took"
                    : "%d tokens in, %d out".formatted(in, out);
        }
    }

    /** The parameters as they are sent, with the number of tokens, under whichever of its names, cut down. */
    static Map<String, @Nullable Object> few(Map<String, @Nullable Object> parameters, String... tokenNames) {
        Map<String, @Nullable Object> sent = new LinkedHashMap<>(parameters);
        sent.keySet().removeAll(LEFT_OUT);
        List<String> names = List.of(tokenNames);
        names.forEach(name -> sent.computeIfPresent(
                name, (n, most) -> most instanceof Number m ? Math.min(m.longValue(), MOST_TOKENS) : most));
        if (names.stream().noneMatch(sent::containsKey)) {
            sent.put(names.getFirst(), MOST_TOKENS);
        }
        return sent;
    }

    static List<Map<String, String>> messages() {
        return List.of(Map.of("role", "user", "content", PROMPT));
    }

    /** Moves a value to another name, if it is there. */
    static void rename(Map<String, @Nullable Object> sent, String from, String to) {
        if (sent.containsKey(from)) {
            sent.putIfAbsent(to, sent.get(from));
            sent.remove(from);
        }
    }
}
