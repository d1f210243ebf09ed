package com.aidock.admin.pool.act;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind a session and what cancelling or terminating it would do.
 *
 * @param target what acting would hit, and nothing else; null if there is nothing to act on any more
 * @param orphaned whether the session is gone, but somebody still holds the connection to it
 * @param facts who, what for, for how long, in sentences
 * @param statement the holder's last one, with placeholders in place of values, or null
 * @param cancel what cancelling does, or why it would do nothing
 * @param canCancel whether cancelling would do anything
 * @param terminate what terminating, or taking the connection back, does
 */
public record HolderPreview(
        @Nullable SessionTarget target,
        boolean orphaned,
        List<String> facts,
        @Nullable String statement,
        String cancel,
        boolean canCancel,
        String terminate) {
    public HolderPreview {
        facts = List.copyOf(facts);
    }

    static HolderPreview over(String... facts) {
        return new HolderPreview(null, false, List.of(facts), null, "", false, "");
    }

    /** Whether there is a session to act on. */
    public boolean there() {
        return target != null && !orphaned;
    }
}
