package com.aidock.admin.telemetry;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** Limits lines of the log: some at once, then one for each pause that has passed; counts those left out. */
final class LineBudget {
    static final int AT_ONCE = 10;
    static final Duration PAUSE = Duration.ofSeconds(10);

    private final Ticker ticker;
    private long left = AT_ONCE;
    private long leftOut;
    private long filledAt;

    LineBudget(Ticker ticker) {
        this.ticker = ticker;
        this.filledAt = ticker.read();
    }

    /** The number of lines left out since the last that was written, or -1 if this one is left out as well. */
    synchronized long take() {
        long pauses = (ticker.read() - filledAt) / PAUSE.toNanos();
        left = Math.min(AT_ONCE, left + pauses);
        filledAt += pauses * PAUSE.toNanos();
        if (left == 0) {
            leftOut++;
            return -1;
        }
        left--;
        long before = leftOut;
        leftOut = 0;
        return before;
    }
}
