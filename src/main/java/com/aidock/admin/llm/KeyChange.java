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
     * Puts a key in the place of the present one, for where the row leads now; nothing happens if it is that one and
     * belongs there already.
     *
     * @param keep whether the present one may be switched back to
     */
    void replace(LlmConfig config, Secret next, boolean keep) {
        replace(config, next, keep, Origin.called(config));
    }

    private void replace(LlmConfig config, Secret next, boolean keep, String origin) {
        StoredKey present = config.key;
        if (present != null && keys.isStored(config, next)) {
            config.key = origin.equals(present.origin()) ? present : keys.moved(config, present, origin);
            return;
        }
        Instant now = now();
        config.previousKey = keep ? keys.asPrevious(config, now.plus(properties.previousKeyGrace())) : null;
        config.key = keys.seal(config.id, next, origin, now);
        config.keyAcceptedAt = null;
    }

    /**
     * Does to the keys what saving a form does, before the form is taken over: a key that was entered for another
     * origin is not kept, because a way back to it would send it to this one.
     */
    void edited(LlmConfig config, LlmConfigForm form, @Nullable Secret next) {
        boolean stays = StoredSecretRules.keyStays(config, form);
        boolean previousStays = StoredSecretRules.previousStays(config, form);
        String origin = StoredSecretRules.called(form);
        if (!previousStays) {
            config.previousKey = null;
        }
        StoredKey present = config.key;
        if (next != null) {
            replace(config, next, stays, origin);
        } else if (present != null && stays && !origin.equals(Origin.NONE) && !origin.equals(present.origin())) {
            config.key = keys.moved(config, present, origin);
        }
        if (!stays) {
            config.previousKey = null;
            config.keyAcceptedAt = null;
        }
    }

    /**
     * Exchanges the present key and the previous one, which is then kept for a whole grace period.
     *
     * @throws InvalidLlmConfig if there is no previous one, none that can be read, or one for another origin
     */
    void switchBack(LlmConfig config) {
        PreviousKey previous = config.previousKey;
        Instant now = now();
        if (previous == null || !previous.until().isAfter(now)) {
            throw InvalidLlmConfig.of(
                    Fields.API_KEY, "The previous key is not kept any more. Rotate to the key that shall be used.");
        }
        if (!keys.opens(config, previous)) {
            throw InvalidLlmConfig.of(
                    Fields.API_KEY, "The previous key cannot be read with the present keyset. Enter it again.");
        }
        String origin = StoredSecretRules.enteredFor(config, previous.origin());
        String called = Origin.called(config);
        if (!Origin.stays(origin, called)) {
            throw InvalidLlmConfig.of(
                    Fields.API_KEY,
                    "The previous key was entered for %s; rotate to a key for %s.".formatted(origin, called));
        }
        Secret back = keys.open(config, previous);
        config.previousKey = keys.asPrevious(config, now.plus(properties.previousKeyGrace()));
        config.key = keys.seal(config.id, back, called.equals(Origin.NONE) ? origin : called, now);
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
