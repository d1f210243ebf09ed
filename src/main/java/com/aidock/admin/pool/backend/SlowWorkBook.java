package com.aidock.admin.pool.backend;

import com.aidock.admin.database.SlowWork;
import com.aidock.admin.database.SlowWorkLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers what was slow since the start, by what it was for, who did it and which statement; bounded. */
@Component
public class SlowWorkBook {
    /** More kinds of slow work than this nobody reads; what has not happened for longest goes first. */
    static final int MOST = 200;

    private final Map<Key, Slow> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Slow> eldest) {
            return size() > MOST;
        }
    };

    SlowWorkBook(SlowWorkLog log) {
        log.onSlow(this::note);
    }

    private void note(SlowWork slow) {
        if (slow.kind() == SlowWork.Kind.CONNECTION) {
            // Not finished yet: it is seen among the holders.
            return;
        }
        Key key = new Key(slow.kind(), slow.purpose(), slow.user(), slow.sql());
        synchronized (entries) {
            entries.merge(key, Slow.first(slow), (before, first) -> before.and(slow));
        }
    }

    /** What was slow, the worst first. */
    public List<Slow> worstFirst() {
        synchronized (entries) {
            return entries.values().stream()
                    .sorted(Comparator.comparing(Slow::worst).reversed())
                    .toList();
        }
    }

    private record Key(
            SlowWork.Kind kind,
            String purpose,
            String user,
            @Nullable String sql) {}

    /**
     * One kind of slow work.
     *
     * @param purpose the view and the operation
     * @param count how often since the start
     */
    public record Slow(
            SlowWork.Kind kind,
            String purpose,
            String user,
            @Nullable String sql,
            int count,
            Duration worst,
            Duration total,
            Instant last) {
        private static Slow first(SlowWork slow) {
            return new Slow(
                    slow.kind(), slow.purpose(), slow.user(), slow.sql(), 1, slow.took(), slow.took(), slow.at());
        }

        private Slow and(SlowWork slow) {
            Duration most = worst.compareTo(slow.took()) > 0 ? worst : slow.took();
            return new Slow(kind, purpose, user, sql, count + 1, most, total.plus(slow.took()), slow.at());
        }
    }
}
