package com.aidock.admin.pool.history;

import com.aidock.admin.database.DatabaseErrorKind;
import com.aidock.admin.database.Lane;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a window by what was recorded in it. A miss is a miss at once; a target counts as met only when at least four
 * fifths of the window are recorded.
 */
public final class Scorecard {
    private static final double ENOUGH = 0.8;
    /** Below this, one slow page would be a verdict. */
    private static final int ENOUGH_LOADS = 200;

    private static final double PAGES_IN_TIME = 0.99;
    private static final double TIME_BELOW_HALF = 0.95;
    private static final double PER_CENT = 100;
    private static final double PER_MILLE = 1000;

    private Scorecard() {}

    public static Score judge(Criterion criterion, WindowFigures figures) {
        return switch (criterion) {
            case TIMEOUTS -> timeouts(figures);
            case PAGE_LOADS -> pageLoads(figures);
            case UTILISATION -> utilisation(figures);
            case ERRORS -> errors(figures);
        };
    }

    private static Score timeouts(WindowFigures figures) {
        long count =
                figures.lanes().values().stream().mapToLong(LaneSlice::timeouts).sum();
        String where = figures.lanes().values().stream()
                .filter(lane -> lane.timeouts() > 0)
                .map(lane -> count(lane.timeouts()) + " in " + lane.lane().id())
                .collect(Collectors.joining(", "));
        return score(figures, count == 0, count(count), where);
    }

    private static Score pageLoads(WindowFigures figures) {
        long loads = figures.console().loads().count();
        if (loads == 0) {
            return new Score(Score.Verdict.UNKNOWN, "–", "no page was opened yet");
        }
        if (loads < ENOUGH_LOADS) {
            return new Score(
                    Score.Verdict.UNKNOWN,
                    "–",
                    String.format(Locale.ROOT, "too few: %,d of %,d page loads", loads, ENOUGH_LOADS));
        }
        long fast = Math.max(0, loads - figures.console().slowLoads());
        Duration most = figures.console().loads().percentile(TIME_BELOW_HALF);
        return score(
                figures,
                fast >= loads * PAGES_IN_TIME,
                share(fast, loads),
                String.format(Locale.ROOT, "of %,d; 95 %% within %s", loads, text(most)));
    }

    /** The lane counts that was busy for longer; reserved is no matter of normal use. */
    private static Score utilisation(WindowFigures figures) {
        Optional<LaneSlice> busiest = Stream.of(Lane.MAIN, Lane.BACKGROUND)
                .map(lane -> figures.lanes().get(lane))
                .filter(lane -> lane != null && lane.gauges().samples() > 0)
                .max(Comparator.comparingDouble(lane ->
                        (double) lane.gauges().aboveHalf() / lane.gauges().samples()));
        if (busiest.isEmpty()) {
            return new Score(Score.Verdict.UNKNOWN, "–", "nothing is recorded yet");
        }
        LaneSlice.Gauges gauges = busiest.get().gauges();
        int below = gauges.samples() - gauges.aboveHalf();
        return score(
                figures,
                below >= gauges.samples() * TIME_BELOW_HALF,
                share(below, gauges.samples()),
                "%s: at most %d in use of %d"
                        .formatted(busiest.get().lane().id(), gauges.activeMax(), gauges.capacity()));
    }

    private static Score errors(WindowFigures figures) {
        long count = figures.console().errors().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        String kinds = Stream.of(DatabaseErrorKind.values())
                .filter(kind -> figures.console().errors().getOrDefault(kind, 0L) > 0)
                .map(kind -> count(figures.console().errors().getOrDefault(kind, 0L)) + " × " + kind.label())
                .collect(Collectors.joining(", "));
        return score(figures, count == 0, count(count), kinds);
    }

    private static Score score(WindowFigures figures, boolean good, String figure, String detail) {
        if (!good) {
            return new Score(Score.Verdict.MISSED, figure, detail);
        }
        Duration window = figures.window().length();
        boolean enough = figures.recorded().toSeconds() >= window.toSeconds() * ENOUGH;
        return enough
                ? new Score(Score.Verdict.MET, figure, detail)
                : new Score(
                        Score.Verdict.UNKNOWN,
                        figure,
                        "recorded so far: %s of the %s it needs"
                                .formatted(text(figures.recorded()), text(needed(window))));
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static Duration needed(Duration window) {
        return Duration.ofSeconds((long) (window.toSeconds() * ENOUGH));
    }

    /** Rounded down, so that 100 % means all of them. */
    private static String share(long part, long whole) {
        double tenths = Math.floor(part * PER_MILLE / whole) / (PER_MILLE / PER_CENT);
        return String.format(Locale.ROOT, "%.1f %%", tenths);
    }

    /** The unit does not go to a line of its own. */
    private static String text(Duration duration) {
        return words(duration).replace(' ', '\u00a0');
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d" + (duration.toHoursPart() == 0 ? "" : " " + duration.toHoursPart() + " h");
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h"
                    + (duration.toMinutesPart() == 0 ? "" : " " + duration.toMinutesPart() + " min");
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min";
        }
        return duration.toSeconds() >= 1
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / PER_MILLE)
                : duration.toMillis() + " ms";
    }
}
