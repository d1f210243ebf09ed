package com.aidock.admin.llm;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Rotates keys: the next one is tested, then takes the place of the present one, which is kept for a while. Throws what
 * {@link LlmConfigs} throws.
 */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class LlmConfigKeys {
    private final LlmConfigReader reader;
    private final LlmConfigKeyWriter writer;

    LlmConfigKeys(LlmConfigReader reader, LlmConfigKeyWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * Puts the next key in the place of the present one.
     *
     * @param version of the configuration that the key was tested with
     * @param tested what the test of this very key found; null if it was not tested, which is noted
     */
    @Audited(AuditAction.LLM_CONFIG_KEY_ROTATED)
    public LlmConfigDetails rotate(long id, long version, Secret next, @Nullable TestReport tested) {
        return LlmConfigs.changed(reader, id, () -> writer.rotate(id, version, next, how(tested)));
    }

    /** Uses the previous key again and keeps the present one as the previous. */
    @Audited(AuditAction.LLM_CONFIG_KEY_SWITCHED_BACK)
    public LlmConfigDetails switchBack(long id, long version) {
        return LlmConfigs.changed(reader, id, () -> writer.switchBack(id, version));
    }

    /**
     * Erases the previous key before its time; nothing happens if it is not there any more.
     *
     * @param fingerprint of the key that is meant
     */
    @Audited(AuditAction.LLM_CONFIG_PREVIOUS_KEY_FORGOTTEN)
    public LlmConfigDetails forgetPrevious(long id, String fingerprint) {
        return writer.forgetPrevious(id, fingerprint);
    }

    /** @throws InvalidLlmConfig if this cannot be an API key */
    public static void check(Secret key) {
        Violations found = new Violations();
        KeyRules.check(found, key);
        found.refuse();
    }

    private static String how(@Nullable TestReport tested) {
        if (tested == null) {
            return "Not tested before.";
        }
        return proves(tested) ? "Tested before: it works." : "Switched although its test did not succeed.";
    }

    /** Whether the test shows that the key works: the provider accepted it and answered. */
    public static boolean proves(TestReport tested) {
        return tested.result().ok() && tested.keyAccepted();
    }
}
