package com.aidock.admin.llm.api;

import com.aidock.admin.llm.BatchResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the ways back of imports by clients, in memory, for an hour and up to {@value #MOST} steps in all. */
@Component
class KeptUndos {
    static final Duration KEPT = Duration.ofHours(1);
    /** Two of the largest files; the oldest go first. */
    static final int MOST = 10_000;

    private record Kept(BatchResult done, Instant until) {}

    private final Clock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    KeptUndos(Clock clock) {
        this.clock = clock;
    }

    /** Keeps the way back; null if there is nothing to take back. */
    synchronized @Nullable String keep(BatchResult result) {
        if (result.done().isEmpty()) {
            return null;
        }
        String id = UUID.randomUUID().toString();
        put(id, result);
        return id;
    }

    synchronized Optional<BatchResult> find(String id) {
        trim();
        return Optional.ofNullable(kept.get(id)).map(Kept::done);
    }

    /** Keeps what is left to take back, if anything is. */
    synchronized void replace(String id, BatchResult rest) {
        kept.remove(id);
        if (!rest.done().isEmpty()) {
            put(id, rest);
        }
    }

    private void put(String id, BatchResult done) {
        // The account of the rest is with the client; only the way back is needed here.
        BatchResult way = new BatchResult(done.done(), List.of(), List.of(), List.of(), null);
        kept.put(id, new Kept(way, clock.instant().plus(KEPT)));
        trim();
    }

    private void trim() {
        Instant now = clock.instant();
        kept.values().removeIf(undo -> !undo.until().isAfter(now));
        int steps = kept.values().stream()
                .mapToInt(undo -> undo.done().done().size())
                .sum();
        for (Iterator<Kept> oldest = kept.values().iterator(); steps > MOST && oldest.hasNext(); ) {
            steps -= oldest.next().done().done().size();
            oldest.remove();
        }
    }
}
