package com.aidock.admin.pool.act;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneTuning;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lane that an administrator changed while it ran.
 *
 * @param what "resized", "emergency profile"
 * @param before what one click returns to
 * @param by the administrator's e-mail
 * @param kept whether it holds after a restart
 * @param earlier the change by hand that {@code before} came from, or null if it came from the configuration
 */
public record HandChange(
        Lane lane,
        String what,
        LaneTuning before,
        LaneTuning now,
        String by,
        Instant at,
        String reason,
        boolean kept,
        @Nullable HandChange earlier) {

    /** The newest of this change and those before it that holds after a restart; null if the configuration does. */
    public @Nullable HandChange afterRestart() {
        if (kept) {
            return this;
        }
        return earlier == null ? null : earlier.afterRestart();
    }

    /** What the lane had before anybody changed it by hand. */
    public LaneTuning configured() {
        return earlier == null ? before : earlier.configured();
    }

    HandChange keeping(boolean keep) {
        return new HandChange(lane, what, before, now, by, at, reason, keep, earlier);
    }
}
