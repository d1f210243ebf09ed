package com.aidock.admin.pool.incident;

import com.aidock.admin.database.LaneReading;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.backend.Holder;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The incident that lasts now, growing second by second; used on the sampler's thread alone. */
final class OpenIncident {
    /** More users or places than this nobody reads. */
    private static final int MOST = 100;

    private final UUID id;
    private final String instance;
    private final String trigger;
    private final Instant openedAt;
    private final Diagnosis diagnosis = new Diagnosis();
    private final Set<String> users = new LinkedHashSet<>();
    private final Set<String> places = new LinkedHashSet<>();
    private final long timeoutsBefore;
    private Moment first;
    private double peakUtilisation;
    private int peakWaiting;
    private long longestWaitMillis;
    private long timeouts;
    private Instant lastUnwell;
    private @Nullable Instant wellSince;

    OpenIncident(UUID id, String instance, String trigger, Instant openedAt, Moment first, long timeoutsBefore) {
        this.id = id;
        this.instance = instance;
        this.trigger = trigger;
        this.openedAt = openedAt;
        this.lastUnwell = openedAt;
        this.first = first;
        this.timeoutsBefore = timeoutsBefore;
    }

    /** What the server said about the first moment, which takes a moment longer to know. */
    void complete(Moment better) {
        first = better;
    }

    void observe(Observation now) {
        PoolSample sample = now.sample();
        long gaveUp = timeouts(sample) - timeoutsBefore;
        if (!now.healthy() || gaveUp > timeouts || now.somebodyWaits() || now.databaseAway() || now.fault().isPresent()) {
            lastUnwell = sample.at();
            wellSince = null;
            diagnosis.observe(now);
        } else if (wellSince == null) {
            wellSince = sample.at();
        }
        timeouts = gaveUp;
        peakUtilisation = Math.max(peakUtilisation, now.worst().utilisation());
        peakWaiting = Math.max(peakWaiting, sample.waiting());
        longestWaitMillis = Math.max(longestWaitMillis, sample.longestWait().toMillis());
        Stream.concat(now.holders().stream(), now.waiters().stream()).forEach(this::touched);
    }

    private void touched(Holder holder) {
        if (users.size() < MOST) {
            users.add(holder.lease().user());
        }
        if (places.size() < MOST) {
            places.add(holder.lease().place() + " › " + holder.lease().operation());
        }
    }

    /** When something was wrong last. */
    Instant lastUnwell() {
        return lastUnwell;
    }

    /** Since when all has been well; null while it is not. */
    @Nullable
    Instant wellSince() {
        return wellSince;
    }

    Incident soFar() {
        return new Incident(
                id,
                instance,
                trigger,
                openedAt,
                null,
                wellSince,
                null,
                peakUtilisation,
                peakWaiting,
                longestWaitMillis,
                timeouts,
                List.copyOf(users),
                List.copyOf(places),
                diagnosis.verdict(),
                first);
    }

    /** Borrowers that gave up since the start, in all lanes. */
    static long timeouts(PoolSample sample) {
        return sample.lanes().stream().mapToLong(LaneReading::timeouts).sum();
    }
}
