package com.aidock.admin.pool.ui;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures as they stand on the screen. */
final class Figures {
    private static final int SESSIONS_NAMED = 2;

    private static final double HUNDRED = 100;
    private static final double CRITICAL_ABOVE = 90;
    private static final double HAIR = 1e-9;
    private static final double TEN = 10;
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

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

    /** A short time with the unit that suits it: µs, ms, s. */
    static String time(Duration time) {
        long nanos = time.toNanos();
        if (nanos < MILLI) {
            return Math.ceilDiv(nanos, MICRO) + " µs";
        }
        if (nanos < SECOND) {
            return decimal((double) nanos / MILLI) + " ms";
        }
        return time.toMinutes() < 1 ? decimal((double) nanos / SECOND) + " s" : duration(time);
    }

    /** One decimal where it says something. */
    private static String decimal(double value) {
        return String.format(Locale.ROOT, value < TEN ? "%.1f" : "%.0f", value);
    }

    /** How many a second. */
    static String rate(long count, Duration in) {
        double rate = in.isZero() ? 0 : count / (in.toMillis() / 1000.0);
        return String.format(Locale.ROOT, rate < TEN ? "%.2f" : "%,.0f", rate);
    }

    /** A count with its thousands apart. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A long stretch of time in days, hours and minutes, the two largest of them. */
    static String span(Duration span) {
        if (span.toDays() > 0) {
            return span.toDays() + " d " + span.toHoursPart() + " h";
        }
        return span.toHours() > 0 ? span.toHours() + " h " + span.toMinutesPart() + " min" : span.toMinutes() + " min";
    }

    /** The sessions that somebody waits for; in a long queue for a lock, all that stand before. */
    static String waitsFor(List<Integer> pids) {
        String named = pids.stream()
                .limit(SESSIONS_NAMED)
                .map(pid -> Integer.toString(pid))
                .collect(Collectors.joining(", "));
        int more = pids.size() - SESSIONS_NAMED;
        return "waits for " + named + (more > 0 ? " and %d more".formatted(more) : "");
    }
}
