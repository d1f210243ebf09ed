package com.aidock.admin.pool.cost;

import com.aidock.admin.pool.PoolMonitor;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Watches the watcher: what the sampler uses, read on its own thread once a second; from memory for all who ask. */
@Component
public class OwnCost implements AutoCloseable {
    private static final int A_MINUTE = 60;

    private final PoolMonitor monitor;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Deque<Reading> lastMinute = new ArrayDeque<>();
    private final PoolMonitor.Subscription subscription;

    OwnCost(PoolMonitor monitor) {
        this.monitor = monitor;
        this.subscription = monitor.onSample(sample -> note());
    }

    private void note() {
        Reading now = new Reading(
                System.nanoTime(), threads.getCurrentThreadCpuTime(), threads.getCurrentThreadAllocatedBytes());
        synchronized (lastMinute) {
            lastMinute.addLast(now);
            if (lastMinute.size() > A_MINUTE + 1) {
                lastMinute.removeFirst();
            }
        }
    }

    /** What the sampler used in the last minute; empty until two samples were taken. */
    public Optional<SamplerUse> sampler() {
        synchronized (lastMinute) {
            return lastMinute.size() < 2
                    ? Optional.empty()
                    : Optional.of(use(lastMinute.getFirst(), lastMinute.getLast(), lastMinute.size() - 1));
        }
    }

    private static SamplerUse use(Reading from, Reading to, int samples) {
        long wall = to.wallNanos - from.wallNanos;
        return new SamplerUse(
                Duration.ofNanos(wall),
                (double) (to.cpuNanos - from.cpuNanos) / wall,
                (to.allocated - from.allocated) / samples);
    }

    /** How many bytes one sample takes while it is kept, counted field by field. */
    public long bytesPerSample() {
        return Footprint.of(monitor.latest());
    }

    /** How many samples are kept in memory. */
    public int samplesKept() {
        return monitor.history().size();
    }

    /** How many samples will be kept in memory at most. */
    public long samplesAtMost() {
        return PoolMonitor.KEPT.toSeconds();
    }

    @Override
    public void close() {
        subscription.close();
    }

    private record Reading(long wallNanos, long cpuNanos, long allocated) {}
}
