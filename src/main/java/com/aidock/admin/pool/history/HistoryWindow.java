package com.aidock.admin.pool.history;

import java.time.Duration;

/** The stretches of time, up to now, that figures are asked for. */
public enum HistoryWindow {
    HOURS("2 h", Duration.ofHours(2)),
    DAY("24 h", Duration.ofHours(24)),
    WEEK("7 d", Duration.ofDays(7));

    private final String label;
    private final Duration length;

    HistoryWindow(String label, Duration length) {
        this.label = label;
        this.length = length;
    }

    public String label() {
        return label;
    }

    public Duration length() {
        return length;
    }
}
