package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.history.HistoryWindow;
import com.aidock.admin.pool.history.PoolHistory;
import com.aidock.admin.pool.history.WindowFigures;
import com.aidock.admin.ui.BackgroundLoad;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.LateNotices;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Whether what was promised after the incident of July 2025 holds, from recorded data alone. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class ScorecardTab extends PoolTab {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final transient PoolHistory history;
    private final BackgroundLoad load;
    private final ScoreTable table = new ScoreTable();
    private Instant loadedAt = Instant.MIN;

    ScorecardTab(PoolHistory history, BackgroundTasks tasks, LateNotices notices) {
        super(PoolPart.SCORECARD);
        this.history = history;
        this.load = new BackgroundLoad(tasks, this);
        Paragraph note = new Paragraph("A miss counts at once; a target counts as met when at least four fifths of the"
                + " window are recorded. Page loads are timed on the server, from the begin of the navigation until the"
                + " data are shown. What drills hold is no use. Errors are lost connections, a server out of resources,"
                + " ended sessions, statements that took too long or were wrong; not duplicates and the like, which"
                + " answer what somebody typed.");
        note.addClassName("facts-note");
        add(notices.follow(load), table, note);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        ask();
    }

    private void ask() {
        load.load(
                "load scorecard",
                () -> Stream.of(HistoryWindow.values()).map(history::figures).toList(),
                this::draw);
    }

    private void draw(List<WindowFigures> windows) {
        table.show(windows);
    }

    @Override
    void show(PoolSample sample) {
        if (loadedAt.equals(Instant.MIN)) {
            loadedAt = sample.at();
        } else if (!load.pending() && !sample.at().isBefore(loadedAt.plus(PERIOD))) {
            loadedAt = sample.at();
            ask();
        }
    }
}
