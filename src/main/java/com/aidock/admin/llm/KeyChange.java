package com.aidock.admin.llm;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes the key of a row that is about to be stored; what was replaced is kept for the grace period. */
@Component
class KeyChange {
    private final SealedKeys keys;
    private final LlmProperties properties;
    private final Clock clock;

    KeyChange(SealedKeys keys, LlmProperties properties, Clock clock) {
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Puts a key in the place of the present one; nothing happens if it is that one.
     *
     * @param keep whether the present one may be switched back to
     */
    void replace(LlmConfig config, Secret next, boolean keep) {
        if (keys.isStored(config, next)) {
            return;
        }
        Instant now = now();
        config.previousKey = keep ? keys.asPrevious(config, now.plus(properties.previousKeyGrace())) : null;
        config.key = keys.seal(config.id, next, now);
        config.keyAcceptedAt = null;
    }

    /**
     * Does to the keys what saving a form does, before the form is taken over: a key that was entered for another
     * server is not kept, because a way back to it would send it to this one.
     */
    void edited(LlmConfig config, LlmConfigForm form, @Nullable Secret next) {
        boolean stays = StoredSecretRules.stays(config, form);
        if (next != null) {
            replace(config, next, stays);
        }
        if (!stays) {
            config.previousKey = null;
            config.keyAcceptedAt = null;
        }
    }

    /**
     * Exchanges the present key and the previous one, which is then kept for a whole grace period.
     *
     * @throws InvalidLlmConfig if there is no previous one, or none that can be read
     */
    void switchBack(LlmConfig config) {
        PreviousKey previous = config.previousKey;
        Instant now = now();
        if (previous == null || !previous.until().isAfter(now)) {
            throw InvalidLlmConfig.of(
                    Fields.API_KEY, "The previous key is not kept any more. Rotate to the key that shall be used.");
        }
        if (!keys.opens(config.id, previous)) {
            throw InvalidLlmConfig.of(
                    Fields.API_KEY, "The previous key cannot be read with the present keyset. Enter it again.");
        }
        Secret back = keys.open(config.id, previous);
        config.previousKey = keys.asPrevious(config, now.plus(properties.previousKeyGrace()));
        config.key = keys.seal(config.id, back, now);
        config.keyAcceptedAt = previous.acceptedAt();
    }

    /** Forgets both keys. */
    void forget(LlmConfig config) {
        config.key = null;
        config.keyAcceptedAt = null;
        config.previousKey = null;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
