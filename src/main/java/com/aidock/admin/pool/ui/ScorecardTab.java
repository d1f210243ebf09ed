package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.history.HistoryWindow;
import com.aidock.admin.pool.history.PoolHistory;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.LateNotices;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Whether what was promised after the incident of July 2025 holds, from recorded data alone. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class ScorecardTab extends PoolTab {
    private final ScoreTable table = new ScoreTable();
    private final transient RecordedFigures figures;

    ScorecardTab(PoolHistory history, BackgroundTasks tasks, LateNotices notices) {
        super(PoolPart.SCORECARD);
        this.figures = new RecordedFigures(this, history, tasks, List.of(HistoryWindow.values()), table::show);
        Paragraph note = new Paragraph("A miss counts at once; a target counts as met when at least four fifths of the"
                + " window are recorded. Page loads are timed on the server, from the begin of the navigation until the"
                + " data are shown, without the first two minutes after a start, and judged from 200 loads on. Drills are not counted. Errors are lost connections, a server out of resources,"
                + " ended sessions, statements that took too long or were wrong; not duplicates and the like, which"
                + " answer what somebody typed.");
        note.addClassName("facts-note");
        add(notices.follow(figures.load()), table, note);
    }

    @Override
    void show(PoolSample sample) {
        figures.update(sample);
    }
}
