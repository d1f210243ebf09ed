package com.aidock.admin.llm.probe;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.FakeProvider;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Targets for tests: a key that is easy to look for, and the loopback allowed. */
final class Targets {
    static final String KEY = "sk-planted/4711+Zq9-key";

    private Targets() {}

    static ProbeTarget of(Provider provider, FakeProvider fake) {
        return of(provider, fake.endpoint());
    }

    static ProbeTarget of(Provider provider, URI endpoint) {
        return of(provider, endpoint, Duration.ofSeconds(20));
    }

    static ProbeTarget of(Provider provider, URI endpoint, Duration timeout) {
        return of(provider, endpoint, null, KEY, timeout);
    }

    static ProbeTarget of(
            Provider provider, URI endpoint, @Nullable String version, @Nullable String key, Duration timeout) {
        Secret secret = key == null ? null : Secret.of(key);
        return new ProbeTarget(provider, endpoint, version, secret, Map.of(), timeout, endpoint.getHost());
    }
}
