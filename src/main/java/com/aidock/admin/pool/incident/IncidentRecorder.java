package com.aidock.admin.pool.incident;

import com.aidock.admin.database.Instance;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.database.LeaseRegistry;
import com.aidock.admin.database.fault.StandingFault;
import com.aidock.admin.events.PoolIncident;
import com.aidock.admin.pool.Drills;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.backend.Backends;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.Holders;
import com.aidock.admin.pool.backend.ServerActivity;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Opens an incident when the pool leaves health, somebody gives up or has waited for long, freezes its first moment,
 * follows it second by second, and closes it with its verdict. Works on the sampler's thread and waits for nobody.
 */
@Component
class IncidentRecorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentRecorder.class);
    private static final Duration LONG_WAIT = Duration.ofSeconds(3);
    /** So much of it is lost at most when the process ends in the midst of it. */
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(10);

    private final LeaseRegistry leases;
    private final Backends backends;
    private final Holders holders;
    private final IncidentProperties properties;
    private final IncidentWriter writer;
    private final RecentIncidents recent;
    private final ApplicationEventPublisher events;
    private final PoolMonitor.Subscription subscription;
    private final AtomicReference<@Nullable Moment> better = new AtomicReference<>();
    private @Nullable OpenIncident open;
    private Cause told = Cause.UNCLEAR;
    private long timeouts;
    private Instant writtenAt = Instant.EPOCH;

    IncidentRecorder(
            Lanes lanes,
            Backends backends,
            Holders holders,
            IncidentProperties properties,
            IncidentWriter writer,
            RecentIncidents recent,
            ApplicationEventPublisher events,
            PoolMonitor monitor) {
        this.leases = lanes.leases();
        this.backends = backends;
        this.holders = holders;
        this.properties = properties;
        this.writer = writer;
        this.recent = recent;
        this.events = events;
        this.timeouts = OpenIncident.timeouts(monitor.latest());
        this.subscription = monitor.onSample(this::consider);
    }

    private void consider(PoolSample sample) {
        long before = timeouts;
        timeouts = OpenIncident.timeouts(sample);
        OpenIncident current = open;
        if (current == null) {
            String trigger = trigger(sample, before);
            if (trigger != null && !drilling()) {
                begin(sample, trigger, before);
            }
        } else {
            follow(current, sample);
        }
    }

    private @Nullable String trigger(PoolSample sample, long timeoutsBefore) {
        Optional<StandingFault> fault = sample.database().fault();
        if (fault.isPresent()) {
            return "Database " + fault.get().fault().label();
        }
        if (timeouts > timeoutsBefore) {
            return "A borrower waited in vain";
        }
        if (sample.health() != Health.HEALTHY) {
            return "The pool left health";
        }
        return sample.longestWait().compareTo(LONG_WAIT) >= 0 ? "A borrower has waited for 3 s" : null;
    }

    /** A drill fills a lane on purpose and says so itself. */
    private boolean drilling() {
        return leases.held().stream().anyMatch(lease -> Drills.own(lease.work()));
    }

    private void begin(PoolSample sample, String trigger, long timeoutsBefore) {
        Observation now = observe(sample);
        Moment first = Moment.of(sample, now.holders(), now.waiters(), false);
        better.set(null);
        told = Cause.UNCLEAR;
        OpenIncident begun =
                new OpenIncident(UUID.randomUUID(), Instance.name(), trigger, sample.at(), first, timeoutsBefore);
        open = begun;
        begun.observe(now);
        recent.current(begun.soFar());
        write(begun.soFar(), sample);
        LOG.warn("Pool incident: {}", trigger);
        Thread.startVirtualThread(() -> askAboutFirstMoment(now));
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
            finish(soFar.closed(end));
            return;
        }
        recent.current(soFar);
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
        writer.write(closed);
        LOG.warn(
                "Pool incident over after {} s: {}, at most {} waiting, {} gave up",
                closed.lasted().toSeconds(),
                closed.verdict().cause().label(),
                closed.peakWaiting(),
                closed.timeouts());
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
                incident.timeouts());
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

    @Override
    public void close() {
        subscription.close();
    }
}
