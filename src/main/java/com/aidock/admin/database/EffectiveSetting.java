package com.aidock.admin.database;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One session setting of one lane as it was asked for and as the server reports it.
 *
 * @param name the server's name for it
 * @param configured what we asked for
 * @param effective what {@code SHOW} answered
 * @param took whether both mean the same
 */
public record EffectiveSetting(Lane lane, String name, String configured, String effective, boolean took) {
    /** What the server has, as a duration; null if it is none. */
    public @Nullable Duration effectiveDuration() {
        return ServerCheck.duration(effective);
    }

    /** What we asked for, as a duration; null if it is none. */
    public @Nullable Duration configuredDuration() {
        return ServerCheck.duration(configured);
    }
}
