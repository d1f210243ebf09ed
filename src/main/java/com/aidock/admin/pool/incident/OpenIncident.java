package com.aidock.admin.pool.incident;

import com.aidock.admin.pool.FailedRequests;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.LockChain;
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
    private final FailedRequests failedBefore;
    private Moment first;
    private double peakUtilisation;
    private int peakWaiting;
    private long longestWaitMillis;
    private FailedRequests failed = FailedRequests.NONE;
    private LockChain.@Nullable Root root;
    private Instant lastUnwell;
    private @Nullable Instant wellSince;

    OpenIncident(
            UUID id, String instance, String trigger, Instant openedAt, Moment first, FailedRequests failedBefore) {
        this.id = id;
        this.instance = instance;
        this.trigger = trigger;
        this.openedAt = openedAt;
        this.lastUnwell = openedAt;
        this.first = first;
        this.failedBefore = failedBefore;
    }

    /** What the server said about the first moment, which takes a moment longer to know. */
    void complete(Moment better) {
        first = better;
    }

    void observe(Observation now) {
        PoolSample sample = now.sample();
        FailedRequests soFar = sample.failed().minus(failedBefore);
        boolean failing = soFar.total() > failed.total();
        failed = soFar;
        diagnosis.failed(failed);
        now.lockChains().stream().findFirst().ifPresent(chain -> root = LockChain.Root.of(chain.root()));
        boolean fails = now.databaseAway() || now.fault().isPresent();
        if (!now.healthy() || failing || now.somebodyWaits() || fails || now.lockWaits()) {
            lastUnwell = sample.at();
            wellSince = null;
            diagnosis.observe(now);
        } else if (wellSince == null) {
            wellSince = sample.at();
        }
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

    /** The transaction that others waited behind last; null if none did. */
    LockChain.@Nullable Root root() {
        return root;
    }

    String trigger() {
        return trigger;
    }

    /** Goes on after it was closed: the same trouble is back. */
    void resume(Instant now) {
        lastUnwell = now;
        wellSince = null;
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
        return with(diagnosis.verdict());
    }

    /** As it is told from now on. */
    Incident closed(Instant end) {
        return with(diagnosis.last()).closed(end);
    }

    private Incident with(Verdict verdict) {
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
                failed.connections(),
                failed.clients(),
                failed.statements(),
                failed.locks(),
                failed.transactions(),
                List.copyOf(users),
                List.copyOf(places),
                verdict,
                first);
    }
}
