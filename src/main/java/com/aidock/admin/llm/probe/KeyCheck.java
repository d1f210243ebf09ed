package com.aidock.admin.llm.probe;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/**
 * What proves a key where the list of models does not.
 *
 * @param mayBeMissing whether the list proves the key as well, so that a server without this check is no failure
 */
record KeyCheck(Ask ask, boolean mayBeMissing) {
    static KeyCheck get(URI url) {
        return new KeyCheck(Ask.get(url), false);
    }

    /** Whether the good answer still says that the key is none. */
    static boolean denies(JsonNode body) {
        return Boolean.FALSE.equals(Json.flag(body, "/valid"));
    }
}
