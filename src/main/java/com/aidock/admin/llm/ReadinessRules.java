package com.aidock.admin.llm;

/** What a stored configuration needs before it may be used. */
final class ReadinessRules {
    private ReadinessRules() {}

    /**
     * Checks the row as it is about to be stored.
     *
     * @param was whether it was active before: what is in use is not stopped by a key that cannot be read
     */
    static void check(Violations found, LlmConfig config, KeyState key, boolean was) {
        if (!config.active) {
            return;
        }
        found.require(
                config.apiEndpoint != null,
                Fields.API_ENDPOINT,
                "An active configuration needs an endpoint. Enter it, or leave the configuration inactive.");
        found.require(
                config.defaultModel != null,
                Fields.DEFAULT_MODEL,
                "An active configuration needs a default model. Choose one, or leave the configuration inactive.");
        found.require(
                key != KeyState.NONE || !config.provider.needsKey(),
                Fields.API_KEY,
                "%s needs an API key. Enter it, or leave the configuration inactive.",
                config.provider.displayName());
        found.require(
                key != KeyState.UNREADABLE || was,
                Fields.API_KEY,
                "The stored key cannot be read any more. Enter it again before activating this configuration.");
    }
}
