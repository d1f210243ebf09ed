package com.aidock.admin.pool.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What the chart can span, each with points that are as far apart as a screen can show. */
public enum HistoryRange {
    /** From memory, a point each second. */
    QUARTER("15m", "15 min", Duration.ofMinutes(15), Duration.ofSeconds(1)),
    DAY("24h", "24 h", Duration.ofHours(24), Duration.ofMinutes(2)),
    WEEK("7d", "7 d", Duration.ofDays(7), Duration.ofMinutes(15));

    private final String key;
    private final String label;
    private final Duration length;
    private final Duration step;

    HistoryRange(String key, String label, Duration length, Duration step) {
        this.key = key;
        this.label = label;
        this.length = length;
        this.step = step;
    }

    /** As it stands in the address: {@code ?range=24h}. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    public Duration length() {
        return length;
    }

    /** From one point to the next. */
    public Duration step() {
        return step;
    }

    /** The begin of the step that a moment lies in. */
    public Instant begin(Instant moment) {
        return Slice.begin(moment, step);
    }

    /** The range with this key. */
    public static Optional<HistoryRange> of(String key) {
        return Stream.of(values()).filter(range -> range.key.equals(key)).findFirst();
    }
}
