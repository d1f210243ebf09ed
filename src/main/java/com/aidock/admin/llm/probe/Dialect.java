package com.aidock.admin.llm.probe;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** How a family of providers is asked for its models, and what its answers mean. */
interface Dialect {
    /** Adds what carries the key, if there is one, and what each request must have. */
    void authenticate(HttpHeaders headers, ProbeTarget target);

    /** The URL of a page of the list: the first one if the cursor is null. */
    URI list(ProbeTarget target, Endpoint endpoint, @Nullable String cursor);

    /** What proves the key where the list proves nothing. */
    default Optional<KeyCheck> keyCheck(Endpoint endpoint) {
        return Optional.empty();
    }

    /** The origins beside the endpoint's own that may see a key which was entered for this endpoint. */
    default Set<URI> ownOrigins(Endpoint endpoint) {
        return Set.of();
    }

    /** How it is asked for a completion. */
    Chat chat();

    /** The page, or empty if this JSON is not this dialect's list. */
    Optional<Page> read(JsonNode body);

    /** What this refusal means where its status alone would mislead. */
    default Optional<ProbeOutcome> meaning(int status, JsonNode body) {
        return Optional.empty();
    }
}
