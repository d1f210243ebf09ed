package com.aidock.admin.llm.probe;

import com.aidock.admin.llm.probe.Progress.Stage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tests the connection to a provider and discovers its models, within a deadline that holds whatever the provider does.
 */
@Component
public class Prober implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Prober.class);

    private final SystemNameLookup names;
    private final Clock clock;
    private final TlsSocketStrategy trust;

    @Autowired
    Prober(Clock clock) {
        this(new SystemNameLookup(), clock);
    }

    /** With the system's own clock. */
    protected Prober() {
        this(new SystemNameLookup());
    }

    Prober(SystemNameLookup names) {
        this(names, Clock.systemUTC());
    }

    private Prober(SystemNameLookup names, Clock clock) {
        this(names, clock, ProviderClient.TRUST);
    }

    /** With another idea of which certificates to trust. */
    Prober(SystemNameLookup names, Clock clock, TlsSocketStrategy trust) {
        this.names = names;
        this.clock = clock;
        this.trust = trust;
    }

    /**
     * Asks the provider and waits for the outcome. Must be called where nothing is held, above all no database
     * connection, since it may take the target's whole time-out; safe for any number of threads.
     *
     * @return what was found; every failure of the provider or the network is an outcome and not an exception
     * @throws CancellationException if the calling thread is interrupted, with its interrupt flag set again; the
     *     exchange is then given up at once
     */
    public ProbeResult probe(ProbeTarget target) {
        return probe(target, null, stages -> {});
    }

    /**
     * The same, told part by part.
     *
     * @param completion what to ask a model at the end, which costs money, or null for nothing
     * @param listener hears of each change on the probe's own thread; must not wait
     */
    public ProbeResult probe(
            ProbeTarget target, @Nullable Completion completion, Consumer<List<StageReport>> listener) {
        long start = System.nanoTime();
        Supplier<Duration> elapsed = () -> Duration.ofNanos(System.nanoTime() - start);
        Scrubber scrubber = Scrubber.of(target);
        Progress progress = new Progress(new StageLog(scrubber, listener), clock);
        ProbeRun run = new ProbeRun(target, completion, scrubber, progress, elapsed);
        FutureTask<ProbeResult> task = new FutureTask<>(() -> exchange(run, target, progress));
        // A virtual thread, because that is the kind whose interruption closes the socket it waits for.
        Thread.ofVirtual().name("probe-" + target.provider().id()).start(task);
        try {
            return task.get(TimeUnit.NANOSECONDS.convert(target.timeout()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return run.ended(late(run.host(), target.timeout(), progress.stage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The probe was cancelled");
        } catch (ExecutionException e) {
            return run.ended(unexpected(run.host(), Objects.requireNonNullElse(e.getCause(), e)));
        } finally {
            task.cancel(true);
        }
    }

    @Override
    public void close() {
        names.close();
    }

    private ProbeResult exchange(ProbeRun run, ProbeTarget target, Progress progress) {
        GuardedResolver resolver = new GuardedResolver(names, target.allowedPrivateHost(), progress);
        try (ProviderClient client = new ProviderClient(resolver, trust, target.timeout(), progress)) {
            return run.run(client);
        }
    }

    private static Verdict late(String host, Duration timeout, Stage stage) {
        String message =
                "No complete answer from %s within %s: %s.".formatted(host, text(timeout), stage.whatIsMissing());
        return new Verdict(ProbeOutcome.TIMEOUT, message);
    }

    /** Logs where it happened but not what was said: the message of an exception may hold anything, a key too. */
    private static Verdict unexpected(String host, Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        log.warn(
                "A probe failed unexpectedly: {} at {}",
                failure.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
        return Breakdowns.verdict(failure, host);
    }

    private static String text(Duration timeout) {
        return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
    }
}
