package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.history.HistoryPoint;
import com.aidock.admin.pool.history.HistoryRange;
import com.aidock.admin.ui.RelativeTime;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What the chart shows, in a sentence: the peak, when it was, who waited, and for how long nothing is known. */
class ChartSummary extends Paragraph {
    private final Span peak = new Span();
    private final RelativeTime when = new RelativeTime(Instant.EPOCH);
    private final Span rest = new Span();
    private int mostInUse;
    private int mostInBackground;
    private int mostWaiting;

    ChartSummary() {
        setId("pool-chart-summary");
        add(peak, when, rest);
    }

    void loading() {
        say("Loading…", "");
    }

    /** Of a range that ends now. */
    void show(HistoryRange range, List<HistoryPoint> points, Duration recorded) {
        HistoryPoint highest =
                points.stream().max(Comparator.comparingInt(HistoryPoint::main)).orElse(null);
        if (highest == null) {
            say("Nothing is recorded of the last %s yet.".formatted(range.label()), "");
            return;
        }
        mostInUse = highest.main();
        mostInBackground =
                points.stream().mapToInt(HistoryPoint::background).max().orElse(0);
        mostWaiting = points.stream().mapToInt(HistoryPoint::waiting).max().orElse(0);
        boolean used = mostInUse > 0;
        say(
                used
                        ? "Main had at most %d of %d in use, ".formatted(mostInUse, highest.capacity())
                        : "Main had none of %d in use".formatted(highest.capacity()),
                rest(range, points, recorded));
        when.setInstant(highest.at());
        when.setVisible(used);
    }

    /** Whether it would be wrong beside a chart that shows this point too. */
    boolean isExceededBy(HistoryPoint point) {
        return point.main() > mostInUse || point.background() > mostInBackground || point.waiting() > mostWaiting;
    }

    private void say(String first, String second) {
        peak.setText(first);
        when.setVisible(false);
        rest.setText(second);
    }

    private String rest(HistoryRange range, List<HistoryPoint> points, Duration recorded) {
        String waited = mostWaiting == 0
                ? "; nobody waited for a lane."
                : "; at most %d waited at once.".formatted(mostWaiting);
        boolean away = points.stream().anyMatch(HistoryPoint::away);
        return (mostInBackground == 0 ? "" : ", background at most %d".formatted(mostInBackground))
                + waited
                + (away ? " The database was away for some of it." : "")
                + unknown(range.length().minus(recorded));
    }

    /** What began a moment ago is no gap. */
    private static String unknown(Duration missing) {
        return missing.toMinutes() < 1 ? "" : " Nothing is recorded for %s of it.".formatted(Figures.span(missing));
    }
}
