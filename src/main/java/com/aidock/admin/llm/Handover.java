package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.ProbeTarget;
import com.aidock.admin.llm.vault.UnreadableSecret;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands a probe its target with the secrets opened for the origin that is to be called, or says why there is none.
 *
 * @param target null if a secret cannot be opened for that origin
 * @param withheld what a person is told in that case, else null
 */
record Handover(@Nullable ProbeTarget target, @Nullable String withheld) {
    static Handover of(Supplier<ProbeTarget> opening) {
        try {
            return new Handover(opening.get(), null);
        } catch (UnreadableSecret e) {
            return new Handover(null, e.advice());
        }
    }

    /** Why nothing is sent; only without a target. */
    String reason() {
        return Objects.requireNonNull(withheld);
    }
}
