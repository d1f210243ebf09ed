package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.history.HistoryPoint;
import com.aidock.admin.pool.history.HistoryRange;
import com.aidock.admin.pool.history.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The points of a range that is stored, and on top of them what this process remembers: what is written comes a minute
 * late, and not at all while the database is away, which is when the last minutes are looked at.
 */
class LongRange {
    private final HistoryRange range;
    private final List<HistoryPoint> stored = new ArrayList<>();
    private List<HistoryPoint> remembered = List.of();

    LongRange(HistoryRange range) {
        this.range = range;
    }

    /** Takes what was read from a moment on in place of what was known of it; forgets what is too old to be shown. */
    void loaded(Instant from, List<HistoryPoint> points, Instant oldest) {
        Instant replaced = range.begin(from);
        stored.removeIf(point -> !point.at().isBefore(replaced));
        stored.addAll(points);
        stored.removeIf(point -> point.at().isBefore(oldest));
        remembered = remembered.stream()
                .filter(point -> !point.at().isBefore(oldest))
                .toList();
    }

    /** Takes seconds, from the begin of a step on. */
    void remember(List<HistoryPoint> seconds) {
        remembered = Steps.both(remembered, Steps.of(range.step(), seconds));
    }

    /** All there is of the steps since the one in which a moment lies. */
    List<HistoryPoint> since(Instant moment) {
        Instant begin = range.begin(moment);
        return Steps.both(stored, remembered).stream()
                .filter(point -> !point.at().isBefore(begin))
                .toList();
    }

    /** From where on to read: the last step that was read may not have been over. */
    Instant next(Instant oldest) {
        return stored.isEmpty() ? oldest : stored.getLast().at();
    }
}
