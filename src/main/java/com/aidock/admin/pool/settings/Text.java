package com.aidock.admin.pool.settings;

import java.time.Duration;

/** Values as they stand in the table, the same for what was asked and what is so. */
final class Text {
    private Text() {}

    /** "250 ms", "60 s", "15 min"; "0 (no limit)" for zero, which is what drivers and servers mean by it. */
    static String of(Duration duration) {
        if (duration.isZero()) {
            return "0 (no limit)";
        }
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + " ms";
        }
        return duration.toSeconds() >= 120 && duration.toSecondsPart() == 0
                ? duration.toMinutes() + " min"
                : duration.toSeconds() + " s";
    }

    static String of(boolean value) {
        return value ? "on" : "off";
    }
}
