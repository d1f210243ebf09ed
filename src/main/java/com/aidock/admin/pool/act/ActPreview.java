package com.aidock.admin.pool.act;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an action would do if it were done now.
 *
 * @param effects in sentences, the most important first
 * @param sum the arithmetic behind it, or null if there is none
 * @param warning what may go wrong later although it can be done now, or null
 * @param refusal why it cannot be done, empty if there is nothing to do, or null if it can be done
 */
public record ActPreview(
        List<String> effects,
        @Nullable String sum,
        @Nullable String warning,
        @Nullable String refusal) {
    public ActPreview {
        effects = List.copyOf(effects);
    }

    static ActPreview of(String... effects) {
        return new ActPreview(List.of(effects), null, null, null);
    }

    static ActPreview nothing(String effect, @Nullable String sum) {
        return new ActPreview(List.of(effect), sum, null, "");
    }

    /** What cannot be done because what was entered is none of the rules' business. */
    public static ActPreview refused(String why) {
        return new ActPreview(List.of(), null, null, why);
    }

    static ActPreview refused(PoolRefused refused, @Nullable String sum) {
        return new ActPreview(List.of(), sum, null, refused.getMessage());
    }
}
