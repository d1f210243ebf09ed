package com.aidock.admin.pool.ui;

import java.time.Duration;
import java.util.Locale;

/** Figures as they stand on the screen. */
final class Figures {
    private static final double HUNDRED = 100;
    private static final double CRITICAL_ABOVE = 90;
    private static final double HAIR = 1e-9;

    private Figures() {}

    /** A share of 0 to 1 in whole per cent, rounded so that it never stands on the wrong side of 70 and 90 %. */
    static String percent(double share) {
        double percent = share * HUNDRED;
        double whole = percent > CRITICAL_ABOVE + HAIR ? Math.ceil(percent - HAIR) : Math.floor(percent + HAIR);
        return (int) whole + " %";
    }

    /** Seconds with one decimal below a minute, minutes and seconds above. */
    static String duration(Duration duration) {
        return duration.toMinutes() < 1
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
