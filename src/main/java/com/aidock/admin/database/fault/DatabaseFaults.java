package com.aidock.admin.database.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the faults that last, and says each in the log when it begins, when it ends, and every ten minutes between:
 * so that what fails because of it needs no line of its own.
 */
public final class DatabaseFaults {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFaults.class);
    private static final Duration SAID_EVERY = Duration.ofMinutes(10);

    /** What failed because of it may be told of a moment later. */
    private static final Duration ECHO = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<DatabaseFault, Instant> endedAt = new EnumMap<>(DatabaseFault.class);
    private final Map<DatabaseFault, Instant> saidAt = new EnumMap<>(DatabaseFault.class);
    /** Replaced as a whole, in the order of {@link DatabaseFault}; read at any time. */
    private volatile List<StandingFault> standing = List.of();

    public DatabaseFaults(Clock clock) {
        this.clock = clock;
    }

    /** All that last, the gravest first. */
    public List<StandingFault> all() {
        return standing;
    }

    /** The gravest that lasts. */
    public Optional<StandingFault> gravest() {
        return standing.stream().findFirst();
    }

    public Optional<StandingFault> find(DatabaseFault fault) {
        return standing.stream().filter(one -> one.fault() == fault).findFirst();
    }

    public boolean stands(DatabaseFault fault) {
        return find(fault).isPresent();
    }

    /** Whether it lasts and was not noticed for that long. */
    public boolean quietFor(DatabaseFault fault, Duration time) {
        return find(fault)
                .filter(one -> !one.seenAt().isAfter(clock.instant().minus(time)))
                .isPresent();
    }

    /**
     * The fault that a failure comes from: one that lasts, or did a moment ago. What merely looks like one, such as a
     * write in a transaction that the program itself made read-only, is an error of the program.
     */
    public Optional<DatabaseFault> explain(Throwable failure) {
        return DatabaseFault.in(failure).filter(this::lately);
    }

    private synchronized boolean lately(DatabaseFault fault) {
        Instant ended = endedAt.get(fault);
        return stands(fault) || ended != null && ended.plus(ECHO).isAfter(clock.instant());
    }

    /**
     * Notes that it was noticed.
     *
     * @return whether it had not been standing
     */
    public synchronized boolean stand(DatabaseFault fault, String said) {
        Instant now = clock.instant();
        Optional<StandingFault> before = find(fault);
        StandingFault after = before.map(one -> one.seen(said, now)).orElse(new StandingFault(fault, said, now, now));
        put(fault, Optional.of(after));
        say(after, now);
        return before.isEmpty();
    }

    /**
     * Notes that it is over.
     *
     * @return whether it had been standing
     */
    public synchronized boolean end(DatabaseFault fault) {
        Optional<StandingFault> before = find(fault);
        before.ifPresent(one -> {
            put(fault, Optional.empty());
            saidAt.remove(fault);
            endedAt.put(fault, clock.instant());
            LOG.info(
                    "Database {}: over after {} s",
                    fault.label(),
                    Duration.between(one.since(), clock.instant()).toSeconds());
        });
        return before.isPresent();
    }

    private void put(DatabaseFault fault, Optional<StandingFault> after) {
        Map<DatabaseFault, StandingFault> all = new EnumMap<>(DatabaseFault.class);
        standing.forEach(one -> all.put(one.fault(), one));
        after.ifPresentOrElse(one -> all.put(fault, one), () -> all.remove(fault));
        standing = Arrays.stream(DatabaseFault.values())
                .filter(all::containsKey)
                .map(all::get)
                .map(Objects::requireNonNull)
                .toList();
    }

    private void say(StandingFault fault, Instant now) {
        Instant before = saidAt.get(fault.fault());
        if (before == null || !now.isBefore(before.plus(SAID_EVERY))) {
            saidAt.put(fault.fault(), now);
            LOG.warn(
                    "Database {}: {} {}",
                    fault.fault().label(),
                    fault.said(),
                    fault.fault().remedy());
        }
    }
}
