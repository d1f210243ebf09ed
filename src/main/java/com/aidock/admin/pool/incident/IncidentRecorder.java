package com.aidock.admin.pool.incident;

import com.aidock.admin.database.Instance;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.database.LeaseRegistry;
import com.aidock.admin.events.PoolIncident;
import com.aidock.admin.pool.CurrentTrouble;
import com.aidock.admin.pool.Drills;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.Trouble;
import com.aidock.admin.pool.backend.Backends;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.Holders;
import com.aidock.admin.pool.backend.LockChain;
import com.aidock.admin.pool.backend.ServerActivity;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Opens an incident when {@link Triggers} say so, freezes its first moment, follows it second by second, and closes it
 * with its verdict. Works on the sampler's thread and waits for nobody.
 */
@Component
class IncidentRecorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentRecorder.class);
    /** A transaction that blocks others again within this time is the same incident. */
    private static final Duration SAME_ROOT = Duration.ofMinutes(10);
    /** So many times {@link IncidentProperties#quiet()}: requests that fail again sooner are the same incident. */
    private static final int STILL_FAILING = 6;
    /** So much of it is lost at most when the process ends in the midst of it. */
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(10);

    private final LeaseRegistry leases;
    private final Backends backends;
    private final Holders holders;
    private final IncidentProperties properties;
    private final IncidentWriter writer;
    private final RecentIncidents recent;
    private final ApplicationEventPublisher events;
    private final CurrentTrouble trouble;
    private final PoolMonitor monitor;
    private final PoolMonitor.Subscription subscription;
    private final AtomicReference<@Nullable Moment> better = new AtomicReference<>();
    private @Nullable OpenIncident open;
    private Cause told = Cause.UNCLEAR;
    private @Nullable OpenIncident last;
    private LockChain.@Nullable Root watched;
    private Instant closedAt = Instant.EPOCH;
    private final Triggers triggers;
    private Instant writtenAt = Instant.EPOCH;

    IncidentRecorder(
            Lanes lanes,
            Backends backends,
            Holders holders,
            IncidentProperties properties,
            IncidentWriter writer,
            RecentIncidents recent,
            ApplicationEventPublisher events,
            CurrentTrouble trouble,
            PoolMonitor monitor) {
        this.leases = lanes.leases();
        this.backends = backends;
        this.holders = holders;
        this.properties = properties;
        this.writer = writer;
        this.recent = recent;
        this.events = events;
        this.trouble = trouble;
        this.triggers = new Triggers(monitor.latest().failed());
        this.monitor = monitor;
        this.subscription = monitor.onSample(this::consider);
    }

    private void consider(PoolSample sample) {
        OpenIncident current = open;
        if (current == null) {
            beginIfNeeded(sample);
        } else {
            follow(current, sample);
        }
        triggers.note(sample);
    }

    private void beginIfNeeded(PoolSample sample) {
        ServerActivity activity = watched == null ? backends.lastRead() : backends.latest();
        watch(sample, activity);
        String trigger = triggers.of(sample, holders.join(ofCountingLanes(leases.held()), activity), activity);
        if (trigger == null || drilling()) {
            return;
        }
        OpenIncident before = last;
        if (before != null && sameStory(before, trigger, sample)) {
            resume(before, sample);
        } else {
            begin(sample, trigger);
        }
    }

    /** While the root of the last chain lives, it may soon block others again: that is to be seen at once. */
    private void watch(PoolSample sample, ServerActivity activity) {
        LockChain.Root root = watched;
        boolean over = root != null
                && activity.at().isAfter(closedAt)
                && (!root.lives(activity)
                        || Duration.between(closedAt, sample.at()).compareTo(SAME_ROOT) > 0);
        if (over) {
            watched = null;
        }
    }

    /**
     * Whether a trouble is that of the last incident once more: the transaction at the root of its lock chain is still
     * open, or requests go on failing.
     */
    private boolean sameStory(OpenIncident before, String trigger, PoolSample sample) {
        if (watched != null) {
            return true;
        }
        Duration since = Duration.between(before.lastUnwell(), sample.at());
        return before.trigger().equals(Triggers.FAILING)
                && trigger.equals(Triggers.FAILING)
                && since.compareTo(properties.quiet().multipliedBy(STILL_FAILING)) <= 0;
    }

    private void resume(OpenIncident before, PoolSample sample) {
        open = before;
        before.resume(sample.at());
        before.observe(observe(sample));
        Incident soFar = before.soFar();
        told = soFar.verdict().cause();
        recent.reopen(soFar);
        show(soFar);
        write(soFar, sample);
        LOG.warn("Pool incident goes on: {}", told.label());
    }

    /** A drill fills a lane on purpose and says so itself. */
    private boolean drilling() {
        return leases.held().stream().anyMatch(lease -> Drills.own(lease.work()));
    }

    private void begin(PoolSample sample, String trigger) {
        Observation now = observe(sample);
        Moment first = Moment.of(sample, now.holders(), now.waiters(), false);
        better.set(null);
        told = Cause.UNCLEAR;
        OpenIncident begun =
                new OpenIncident(UUID.randomUUID(), Instance.name(), trigger, sample.at(), first, triggers.before());
        open = begun;
        begun.observe(now);
        recent.current(begun.soFar());
        show(begun.soFar());
        write(begun.soFar(), sample);
        LOG.warn("Pool incident: {}", trigger);
        Thread.startVirtualThread(() -> askAboutFirstMoment(now));
    }

    /** To every page, the headline and the JSON. */
    private void show(Incident soFar) {
        Verdict verdict = soFar.verdict();
        trouble.set(new Trouble(
                soFar.id(),
                soFar.openedAt(),
                verdict.cause().name().toLowerCase(Locale.ROOT),
                verdict.cause().label(),
                verdict.headline(),
                verdict.cause().advice(),
                verdict.cause() != Cause.UNCLEAR,
                soFar.ebbing()));
    }

    /** The same people joined to what the server says about them at once after. */
    private void askAboutFirstMoment(Observation then) {
        try {
            ServerActivity activity = backends.read();
            better.set(Moment.of(
                    then.sample(), holders.join(then.held(), activity), holders.join(then.waiting(), activity), true));
        } catch (SQLException | RuntimeException e) {
            LOG.debug("The first moment of an incident stays without the server's side", e);
        }
    }

    private void follow(OpenIncident current, PoolSample sample) {
        Moment complete = better.getAndSet(null);
        if (complete != null) {
            current.complete(complete);
        }
        current.observe(observe(sample));
        Incident soFar = current.soFar();
        Instant end = current.wellSince();
        if (end != null && Duration.between(current.lastUnwell(), sample.at()).compareTo(properties.quiet()) >= 0) {
            last = current;
            watched = current.root();
            closedAt = sample.at();
            triggers.forget();
            finish(current.closed(end));
            return;
        }
        recent.current(soFar);
        show(soFar);
        boolean news = tell(soFar) || complete != null;
        if (news || Duration.between(writtenAt, sample.at()).compareTo(WRITTEN_EVERY) >= 0) {
            write(soFar, sample);
        }
    }

    private void write(Incident soFar, PoolSample sample) {
        writtenAt = sample.at();
        writer.write(soFar.seen(sample.at()));
    }

    private void finish(Incident closed) {
        open = null;
        recent.closed(closed);
        trouble.set(null);
        writer.write(closed);
        LOG.warn(
                "Pool incident over after {} s: {}, at most {} waiting, {} failed",
                closed.lasted().toSeconds(),
                closed.verdict().cause().label(),
                closed.peakWaiting(),
                closed.failed().total());
        if (told == Cause.UNCLEAR) {
            publish(closed);
        }
    }

    /** Once, as soon as the cause is known: whoever is called needs to know why. */
    private boolean tell(Incident soFar) {
        Cause cause = soFar.verdict().cause();
        if (told != Cause.UNCLEAR || cause == Cause.UNCLEAR) {
            return false;
        }
        told = cause;
        publish(soFar);
        return true;
    }

    private void publish(Incident incident) {
        PoolIncident event = new PoolIncident(
                incident.id(),
                incident.verdict().cause().name(),
                incident.verdict().cause().label(),
                incident.trigger(),
                incident.places(),
                incident.peakUtilisation(),
                incident.peakWaiting(),
                incident.failed().total());
        Thread.startVirtualThread(() -> events.publishEvent(event));
    }

    private Observation observe(PoolSample sample) {
        ServerActivity activity = backends.latest();
        List<Lease> held = ofCountingLanes(leases.held());
        List<Lease> waiting = ofCountingLanes(leases.waiting());
        List<Holder> joined = holders.join(held, activity);
        return new Observation(sample, held, joined, waiting, holders.join(waiting, activity), activity);
    }

    private static List<Lease> ofCountingLanes(List<Lease> all) {
        return all.stream()
                .filter(lease -> Observation.counts(lease.lane()) && !Drills.own(lease.work()))
                .toList();
    }

    /** The incident that lasts ends with the process that saw it. */
    @Override
    public void close() {
        subscription.close();
        recent.current()
                .ifPresent(last -> writer.write(last.stopped(monitor.latest().at())));
    }
}
