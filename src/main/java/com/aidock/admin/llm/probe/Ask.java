package com.aidock.admin.llm.probe;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One request to a provider, without what carries the key.
 *
 * @param json the body, or null for none
 */
record Ask(HttpMethod method, URI url, byte @Nullable [] json) {
    static Ask get(URI url) {
        return new Ask(HttpMethod.GET, url, null);
    }

    static Ask post(URI url, byte[] json) {
        return new Ask(HttpMethod.POST, url, json);
    }

    Ask at(URI elsewhere) {
        return new Ask(method, elsewhere, json);
    }
}
