package com.aidock.admin.database;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts since start how long pages took to show their data, on the server: from the begin of the navigation until the
 * data were handed to the browser. The screens count, whoever watches reads; a page that was left within the target
 * before its data came says nothing and is not counted.
 */
public final class PageLoads {
    /** A page should take less than this. */
    public static final Duration TARGET = Duration.ofSeconds(2);

    private final TimeCounter times = new TimeCounter();
    private final LongAdder slow = new LongAdder();

    /** Counts a page whose data are shown. */
    public void shown(Duration took) {
        count(took, took.compareTo(TARGET) >= 0);
    }

    /** Counts a page that was left before its data came, if that took too long already. */
    public void left(Duration after) {
        if (after.compareTo(TARGET) >= 0) {
            count(after, true);
        }
    }

    /** Counts a page whose data could not be loaded, as slow, however fast that was. */
    public void failed(Duration after) {
        count(after, true);
    }

    private void count(Duration took, boolean late) {
        times.add(took.toNanos());
        if (late) {
            slow.increment();
        }
    }

    /** How long the pages took. */
    public TimeCounts times() {
        return times.read();
    }

    /** How many of them took {@link #TARGET} or longer, or failed. */
    public long slow() {
        return slow.sum();
    }
}
