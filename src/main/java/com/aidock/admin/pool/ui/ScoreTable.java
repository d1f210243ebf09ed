package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.history.Criterion;
import com.aidock.admin.pool.history.HistoryWindow;
import com.aidock.admin.pool.history.Score;
import com.aidock.admin.pool.history.Scorecard;
import com.aidock.admin.pool.history.WindowFigures;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Stream;

/** One row for each criterion, one column for each window: shape, word, figure, and what belongs to it. */
class ScoreTable extends Div {
    private static final String TITLE = "scorecard-title";

    private final NativeTable table = new NativeTable();
    private final NativeTableBody body = table.addBody();

    ScoreTable() {
        addClassNames("facts", "scorecard");
        H2 heading = new H2("Success metrics");
        heading.setId(TITLE);
        table.addClassNames("facts-table", "score-table");
        table.getElement().setAttribute("aria-labelledby", TITLE);
        NativeTableRow head =
                new NativeTableRow(new NativeTableHeaderCell("Criterion"), new NativeTableHeaderCell("Target"));
        Stream.of(HistoryWindow.values())
                .map(window -> new NativeTableHeaderCell("Last " + window.label()))
                .forEach(head::add);
        table.getHead().add(head);
        add(heading, table);
        show(List.of());
    }

    private static Stream<NativeTableCell> cells(Criterion criterion, List<WindowFigures> windows) {
        return windows.isEmpty()
                ? Stream.of(HistoryWindow.values()).map(ScoreTable::loading)
                : windows.stream().map(figures -> score(figures, Scorecard.judge(criterion, figures)));
    }

    /** Shows what was recorded in each window; before that, that it is being read. */
    void show(List<WindowFigures> windows) {
        body.removeAll();
        for (Criterion criterion : Criterion.values()) {
            NativeTableRow row = new NativeTableRow(
                    cell("Criterion", new Span(criterion.label())), cell("Target", new Span(criterion.target())));
            cells(criterion, windows).forEach(row::add);
            body.add(row);
        }
    }

    private static NativeTableCell loading(HistoryWindow window) {
        return cell("Last " + window.label(), new Span("reading…"));
    }

    private static NativeTableCell score(WindowFigures figures, Score score) {
        Span figure = new Span(score.figure());
        figure.addClassName("score-figure");
        Span detail = new Span(score.detail());
        detail.addClassName("score-detail");
        return cell("Last " + figures.window().label(), new Div(figure, mark(score.verdict())), detail);
    }

    private static StateMark mark(Score.Verdict verdict) {
        return switch (verdict) {
            case MET -> new StateMark(Tone.GOOD, "met");
            case MISSED -> new StateMark(Tone.BAD, "missed");
            case UNKNOWN -> new StateMark(Tone.NEUTRAL, "no verdict yet");
        };
    }

    private static NativeTableCell cell(String column, com.vaadin.flow.component.Component... content) {
        NativeTableCell cell = new NativeTableCell(content);
        cell.getElement().setAttribute("data-label", column);
        return cell;
    }
}
