package com.aidock.admin.database.fault;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Admits attempts to open a session at the server, of all lanes together: after one that was refused because of who we
 * are, the next is made after a pause that doubles up to a minute, and one at a time. Whoever asks meanwhile is told
 * the refusal at once.
 *
 * @see <a href="file:docs/decisions/0043-refused-access.md">Refused access</a>
 */
public final class Access {
    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** No attempt takes longer than a lane's login time-out; one that is never told of must not close the door. */
    private static final Duration ATTEMPT = Duration.ofSeconds(15);

    /** The privilege to connect, which other statements can lack as well: it counts here only. */
    private static final String NO_PRIVILEGE = "42501";

    private final DatabaseFaults faults;
    private final LongSupplier nanos;
    private volatile @Nullable AccessRefused refusal;
    private Duration pause = Duration.ZERO;
    private long refusedAt;
    private long notBefore;

    public Access(DatabaseFaults faults) {
        this(faults, System::nanoTime);
    }

    /** With a clock of monotonic nanoseconds of its own. */
    Access(DatabaseFaults faults, LongSupplier nanos) {
        this.faults = faults;
        this.nanos = nanos;
    }

    /**
     * Before an attempt.
     *
     * @throws AccessRefused while the pause after a refusal lasts, or another attempt is under way
     */
    public void admit() throws AccessRefused {
        if (refusal != null) {
            admitOne();
        }
    }

    private synchronized void admitOne() throws AccessRefused {
        AccessRefused standing = refusal;
        if (standing == null) {
            return;
        }
        if (nanos.getAsLong() - notBefore < 0) {
            throw standing;
        }
        notBefore = nanos.getAsLong() + ATTEMPT.toNanos();
    }

    /** After an attempt that succeeded. */
    public void opened() {
        if (refusal != null) {
            letIn();
        }
    }

    private synchronized void letIn() {
        refusal = null;
        pause = Duration.ZERO;
        faults.end(DatabaseFault.ACCESS_REFUSED);
    }

    /**
     * After an attempt that failed.
     *
     * @return the error, or the refusal that it is
     */
    public SQLException failed(SQLException error) {
        boolean refused = NO_PRIVILEGE.equals(error.getSQLState())
                || DatabaseFault.of(error)
                        .filter(DatabaseFault.ACCESS_REFUSED::equals)
                        .isPresent();
        return refused ? refused(error) : otherwise(error);
    }

    private synchronized SQLException refused(SQLException error) {
        AccessRefused now = new AccessRefused(error);
        long at = nanos.getAsLong();
        // Several lanes may have been at it when it began: together they are one attempt.
        if (pause.isZero() || at - refusedAt >= pause.toNanos()) {
            Duration doubled = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            refusedAt = at;
        }
        notBefore = refusedAt + pause.toNanos();
        refusal = now;
        faults.stand(DatabaseFault.ACCESS_REFUSED, now.reason() + " (" + now.getMessage() + ").");
        return now;
    }

    /** A server that is away refuses nobody; the next attempt may come as soon as the pool likes. */
    private synchronized SQLException otherwise(SQLException error) {
        if (refusal != null) {
            notBefore = nanos.getAsLong();
        }
        return error;
    }

    /** The refusal that stands and that no attempt is due to try; null when a new session may be asked for. */
    public @Nullable AccessRefused standing() {
        return refusal == null ? null : pausing();
    }

    private synchronized @Nullable AccessRefused pausing() {
        return nanos.getAsLong() - notBefore < 0 ? refusal : null;
    }
}
