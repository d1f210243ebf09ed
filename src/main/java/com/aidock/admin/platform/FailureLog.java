package com.aidock.admin.platform;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Logs the failures of work that is repeated: each kind with its trace at once and then at most once a minute, with the
 * number of those that were left out. A kind is an exception's type and where it was thrown.
 */
public final class FailureLog {
    static final Duration QUIET = Duration.ofMinutes(1);
    /** Kinds remembered; the oldest is forgotten first. */
    static final int KINDS = 32;

    private final Logger log;
    private final String what;
    private final LongSupplier nanos;
    private final SequencedMap<String, Kind> kinds = new LinkedHashMap<>();

    /** @param what failed, as the log line begins: "The task pool-sampler" */
    public FailureLog(Logger log, String what) {
        this(log, what, System::nanoTime);
    }

    FailureLog(Logger log, String what, LongSupplier nanos) {
        this.log = log;
        this.what = what;
        this.nanos = nanos;
    }

    public synchronized void failed(Throwable failure) {
        Kind kind = kinds.computeIfAbsent(describe(failure), any -> new Kind());
        long now = nanos.getAsLong();
        if (kind.logged && now - kind.loggedAt < QUIET.toNanos()) {
            kind.leftOut++;
            return;
        }
        if (kind.leftOut == 0) {
            log.error("{} failed; it goes on", what, failure);
        } else {
            log.error(
                    "{} failed again, {} times since this was last logged; it goes on",
                    what,
                    kind.leftOut + 1,
                    failure);
        }
        kind.logged(now);
        forgetOldest();
    }

    private void forgetOldest() {
        if (kinds.size() > KINDS) {
            kinds.pollFirstEntry();
        }
    }

    /** The stack of an error may be empty: the JVM leaves it out when it has no memory, or throws it often. */
    private static String describe(Throwable failure) {
        return failure.getClass().getName()
                + Arrays.stream(failure.getStackTrace())
                        .findFirst()
                        .map(StackTraceElement::toString)
                        .orElse("");
    }

    private static final class Kind {
        private boolean logged;
        private long loggedAt;
        private long leftOut;

        void logged(long now) {
            logged = true;
            loggedAt = now;
            leftOut = 0;
        }
    }
}
