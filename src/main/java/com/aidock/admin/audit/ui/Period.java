package com.aidock.admin.audit.ui;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far back the list goes. */
enum Period {
    ANY("", "Any time", null),
    HOUR("1h", "Last hour", Duration.ofHours(1)),
    DAY("24h", "Last 24 hours", Duration.ofHours(24)),
    WEEK("7d", "Last 7 days", Duration.ofDays(7)),
    MONTH("30d", "Last 30 days", Duration.ofDays(30)),
    /** From one moment to another. */
    BETWEEN("between", "Between…", null);

    private final String word;
    private final String label;
    private final @Nullable Duration length;

    Period(String word, String label, @Nullable Duration length) {
        this.word = word;
        this.label = label;
        this.length = length;
    }

    /** As the address spells it. */
    String word() {
        return word;
    }

    String label() {
        return label;
    }

    Optional<Duration> length() {
        return Optional.ofNullable(length);
    }

    static Optional<Period> of(String word) {
        return Arrays.stream(values())
                .filter(period -> !word.isEmpty() && period.word.equals(word))
                .findFirst();
    }
}
