package com.aidock.admin.llm;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the settings of a connection may be. */
final class SettingRules {
    static final String TIMEOUT = "timeout";
    static final int MAX_TIMEOUT_SECONDS = 600;

    private SettingRules() {}

    static void check(Violations found, Map<String, @Nullable Object> settings) {
        JsonRules.check(found, Fields.PROVIDER_SETTINGS, settings);
        if (settings.containsKey(TIMEOUT)) {
            found.require(
                    settings.get(TIMEOUT) instanceof Number n
                            && n.doubleValue() >= 1
                            && n.doubleValue() <= MAX_TIMEOUT_SECONDS,
                    Fields.PROVIDER_SETTINGS,
                    "timeout is in seconds: a number from 1 to %d.",
                    MAX_TIMEOUT_SECONDS);
        }
    }

    /** How long an exchange with the provider may take. */
    static Duration timeout(Provider provider, Map<String, @Nullable Object> settings) {
        return settings.get(TIMEOUT) instanceof Number n
                ? Duration.ofMillis(Math.round(n.doubleValue() * 1000))
                : provider.defaultTimeout();
    }
}
