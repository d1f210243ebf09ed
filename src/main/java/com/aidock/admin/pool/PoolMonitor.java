package com.aidock.admin.pool;

import com.aidock.admin.platform.FailureLog;
import com.aidock.admin.platform.RepeatingTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The one sampler: reads the pool once a second for all viewers together and remembers the last 15 minutes. Its newest
 * sample is of unknown health once it is older than 5 s, whoever asks for it.
 */
@Component
public class PoolMonitor implements AutoCloseable {
    /** How far back {@link #history()} reaches. */
    public static final Duration KEPT = Duration.ofMinutes(15);

    /** A sample that is older says nothing about the pool of now. */
    static final Duration STALE = Duration.ofSeconds(5);

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final PoolReader reader;
    private final FailureLog failures =
            new FailureLog(LoggerFactory.getLogger(PoolMonitor.class), "A listener to pool samples");
    private final Deque<PoolSample> history = new ArrayDeque<>();
    /** What {@link #history()} gave since the last sample; empty if nobody asked. */
    private List<PoolSample> copy = List.of();

    private final List<Consumer<PoolSample>> listeners = new CopyOnWriteArrayList<>();
    // A thread of its own: an exhausted pool or a busy scheduler must not silence the one that reports it.
    private final RepeatingTask task;
    private final LongSupplier nanos;
    private volatile Newest newest;

    @Autowired
    PoolMonitor(PoolReader reader) {
        this(reader, System::nanoTime);
    }

    PoolMonitor(PoolReader reader, LongSupplier nanos) {
        this.reader = reader;
        this.nanos = nanos;
        this.newest = new Newest(reader.read(), nanos.getAsLong());
        this.task = RepeatingTask.every(PERIOD, "pool-sampler", this::sample);
    }

    /** The last sample, as a rule at most a second old; of {@link Health#UNKNOWN} health once it is too old. */
    public PoolSample latest() {
        Newest last = newest;
        return isStale(last) ? last.outdated() : last.sample();
    }

    /** The pool as it is at this moment; the last sample if there is none of lately, because then nobody watches. */
    public PoolSample now() {
        Newest last = newest;
        return isStale(last) ? last.outdated() : reader.read();
    }

    /** How old the last sample is. */
    public Duration age() {
        return Duration.ofNanos(nanos.getAsLong() - newest.nanos());
    }

    private boolean isStale(Newest last) {
        return nanos.getAsLong() - last.nanos() > STALE.toNanos();
    }

    /** The samples of the last 15 minutes, oldest first; one list for all who ask within a second. */
    public List<PoolSample> history() {
        synchronized (history) {
            if (copy.isEmpty()) {
                copy = List.copyOf(history);
            }
            return copy;
        }
    }

    /** The samples from a moment on, oldest first; a copy. */
    public List<PoolSample> since(Instant moment) {
        List<PoolSample> found = new ArrayList<>();
        synchronized (history) {
            Iterator<PoolSample> backwards = history.descendingIterator();
            while (backwards.hasNext()) {
                PoolSample sample = backwards.next();
                if (sample.at().isBefore(moment)) {
                    break;
                }
                found.addFirst(sample);
            }
        }
        return found;
    }

    /** Calls back with each sample on the sampler's thread: listeners must hand slow work on. Closing ends it. */
    public Subscription onSample(Consumer<PoolSample> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void sample() {
        PoolSample sample = reader.read();
        remember(sample);
        newest = new Newest(sample, nanos.getAsLong());
        for (Consumer<PoolSample> listener : listeners) {
            try {
                listener.accept(sample);
            } catch (Throwable e) {
                failures.failed(e);
            }
        }
    }

    private void remember(PoolSample sample) {
        synchronized (history) {
            history.addLast(sample);
            copy = List.of();
            while (history.getFirst().at().isBefore(sample.at().minus(KEPT))) {
                history.removeFirst();
            }
        }
    }

    @Override
    public void close() {
        task.close();
    }

    /**
     * The last sample, the moment when it was taken, and what it is once it is too old: one object for all who look.
     */
    private record Newest(PoolSample sample, PoolSample outdated, long nanos) {
        Newest(PoolSample sample, long nanos) {
            this(sample, sample.outdated(), nanos);
        }
    }

    /** Ends a listener's calls. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
