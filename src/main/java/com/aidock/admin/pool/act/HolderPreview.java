package com.aidock.admin.pool.act;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind a session and what cancelling or terminating it would do.
 *
 * @param startedAt names the session together with the pid; null if there is none of ours any more
 * @param orphaned whether the session is gone, but somebody still holds the connection to it
 * @param facts who, what for, for how long, in sentences
 * @param cancel what cancelling does, or why it would do nothing
 * @param canCancel whether cancelling would do anything
 * @param terminate what terminating, or taking the connection back, does
 */
public record HolderPreview(
        int pid,
        @Nullable Instant startedAt,
        boolean orphaned,
        List<String> facts,
        String cancel,
        boolean canCancel,
        String terminate) {
    public HolderPreview {
        facts = List.copyOf(facts);
    }

    /** Whether there is a session to act on. */
    public boolean there() {
        return startedAt != null;
    }
}
