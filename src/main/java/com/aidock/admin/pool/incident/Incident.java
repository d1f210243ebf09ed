package com.aidock.admin.pool.incident;

import com.aidock.admin.pool.FailedRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time that the pool was not well, from its first moment to its end.
 *
 * @param id also the id of its event in Sentry, without the hyphens
 * @param instance which replica saw it
 * @param trigger what opened it
 * @param closedAt when all was well again; null while it lasts
 * @param wellSince since when all has been well while it is not closed yet; null while it is not well
 * @param seenAt when this was written of one that lasts; null in memory
 * @param peakUtilisation of the worst lane, 0 to 1
 * @param peakWaiting borrowers that waited at once
 * @param longestWaitMillis how long the longest of them waited
 * @param timeouts borrowers that waited in vain for a connection of a lane
 * @param clientsRefused API requests that got 503 because the clients' share was in use
 * @param statementTimeouts statements that {@code statement_timeout} ended
 * @param lockTimeouts statements that {@code lock_timeout} ended
 * @param transactionTimeouts transactions that a time-out ended
 * @param users whom it touched, holders and waiters
 * @param places the views, endpoints and jobs it touched
 * @param first how everything stood when it began
 */
public record Incident(
        UUID id,
        String instance,
        String trigger,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant wellSince,
        @Nullable Instant seenAt,
        double peakUtilisation,
        int peakWaiting,
        long longestWaitMillis,
        long timeouts,
        long clientsRefused,
        long statementTimeouts,
        long lockTimeouts,
        long transactionTimeouts,
        List<String> users,
        List<String> places,
        Verdict verdict,
        Moment first) {
    public Incident {
        users = List.copyOf(users);
        places = List.copyOf(places);
    }

    public boolean open() {
        return closedAt == null;
    }

    /** What failed by time-out while it lasted. */
    public FailedRequests failed() {
        return new FailedRequests(timeouts, clientsRefused, statementTimeouts, lockTimeouts, transactionTimeouts);
    }

    /** How long it lasted; as long as it is open, nothing. */
    public Duration lasted() {
        return closedAt == null ? Duration.ZERO : Duration.between(openedAt, closedAt);
    }

    /** Whether it is about to be closed: all is well, though not for long enough yet. */
    public boolean ebbing() {
        return open() && wellSince != null;
    }

    Incident closed(Instant end) {
        return with(end, null, verdict.closed());
    }

    Incident seen(Instant at) {
        return with(null, at, verdict);
    }

    /** As it is known when the process that sees it is stopped. */
    Incident stopped(Instant now) {
        return wellSince != null
                ? closed(wellSince)
                : with(now, null, verdict.closed().then("The console was stopped while it lasted."));
    }

    /** As far as it is known when the process that saw it has ended meanwhile. */
    Incident leftOpen(Instant now) {
        if (wellSince != null) {
            return closed(wellSince);
        }
        Instant last = seenAt == null ? now : seenAt;
        return with(last, null, verdict.closed().then("The process ended while it lasted."));
    }

    private Incident with(@Nullable Instant end, @Nullable Instant seen, Verdict told) {
        return new Incident(
                id,
                instance,
                trigger,
                openedAt,
                end,
                end == null ? wellSince : null,
                seen,
                peakUtilisation,
                peakWaiting,
                longestWaitMillis,
                timeouts,
                clientsRefused,
                statementTimeouts,
                lockTimeouts,
                transactionTimeouts,
                users,
                places,
                told,
                first);
    }
}
