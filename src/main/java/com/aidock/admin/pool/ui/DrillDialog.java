package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.drill.DrillCaller;
import com.aidock.admin.pool.drill.DrillCheck;
import com.aidock.admin.pool.drill.DrillRefused;
import com.aidock.admin.pool.drill.DrillReport;
import com.aidock.admin.pool.drill.DrillRun;
import com.aidock.admin.pool.drill.PoolDrill;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.VaadinRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a drill does, runs it and shows each check as it ends; closing it ends the drill. */
class DrillDialog extends Dialog {
    private static final String WHAT =
            "Takes connections of its own until 70, 90, 91 and 100 % of the lane are in use, and looks at each step whether verdict, alarm, endpoint and page are right."
                    + " It lasts some ten seconds; for about two of them the lane is full and whoever asks waits. Everything is given back at the end, at the latest after 60 s.";

    private final transient ActBench bench;
    private final transient PoolDrill drill;
    private final Select<Lane> lane = new Select<>();
    private final Checkbox force = new Checkbox("Also while more than half of the lane is in real use");
    private final Div problem = new Div();
    private final Paragraph summary = new Paragraph();
    private final UnorderedList checks = new UnorderedList();
    private final Button close = new Button("Close", click -> close());
    private final Button begin = new Button("Run drill");
    private transient @Nullable DrillRun run;
    private boolean elsewhere;
    private int shown;

    DrillDialog(ActBench bench, PoolDrill drill) {
        this.bench = bench;
        this.drill = drill;
        setHeaderTitle("Run drill");
        setWidth("40rem");
        lane.setLabel("Lane");
        lane.setItems(Lane.MAIN, Lane.BACKGROUND);
        lane.setItemLabelGenerator(Lane::label);
        lane.setValue(Lane.MAIN);
        problem.addClassName("act-refusal");
        problem.getElement().setAttribute("role", "alert");
        summary.addClassName("drill-summary");
        summary.getElement().setAttribute("role", "status");
        checks.addClassName("drill-checks");
        begin.setId("begin-drill");
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        begin.addClickListener(click -> begin());
        Div content = new Div(new Paragraph(WHAT), lane, force, problem, summary, checks);
        content.addClassName("act-dialog");
        add(content);
        getFooter().add(close, begin);
        addDetachListener(event -> cancel());
        bench.heartbeat().whileAttached(this, this::show);
        followRunning();
    }

    /** Only one runs at a time: whoever opens this meanwhile looks on, and does not stop it by leaving. */
    private void followRunning() {
        drill.last().filter(last -> !last.report().finished()).ifPresent(running -> {
            elsewhere = true;
            begin.setEnabled(false);
            lane.setValue(running.lane());
            began(running);
        });
    }

    private void begin() {
        problem.setText("");
        begin.setEnabled(false);
        // Esc stops a drill only while the cursor is in the dialog.
        close.focus();
        Lane chosen = lane.getValue();
        boolean forced = force.getValue();
        VaadinRequest request = VaadinRequest.getCurrent();
        DrillCaller caller = new DrillCaller(null, request == null ? null : request.getHeader("Cookie"));
        bench.tasks().run(this, "run drill", () -> drill.start(chosen, forced, caller), this::began, this::failed);
    }

    private void began(DrillRun begun) {
        run = begun;
        shown = 0;
        checks.removeAll();
        show();
    }

    private void show() {
        DrillRun current = run;
        if (current == null) {
            return;
        }
        DrillReport report = current.report();
        List<ListItem> lines =
                report.checks().stream().skip(shown).map(DrillDialog::line).toList();
        if (!lines.isEmpty()) {
            checks.add(lines.toArray(ListItem[]::new));
            lines.getLast().scrollIntoView();
        }
        shown = report.checks().size();
        summary.setText(report.finished() ? report.summary() : running());
        if (report.finished()) {
            run = null;
            elsewhere = false;
            begin.setText("Run again");
            begin.setEnabled(true);
        }
    }

    private String running() {
        return "%s: %d checks so far".formatted(elsewhere ? "A drill begun elsewhere is running" : "running", shown);
    }

    private static ListItem line(DrillCheck check) {
        Span name = new Span(check.name());
        name.addClassName("drill-check-name");
        Span detail = new Span(check.detail());
        detail.addClassName("drill-check-detail");
        StateMark mark = new StateMark(tone(check.outcome()), check.outcome().label());
        return new ListItem(mark, name, detail);
    }

    private static Tone tone(DrillCheck.Outcome outcome) {
        return switch (outcome) {
            case PASSED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case NOT_RUN -> Tone.NEUTRAL;
        };
    }

    private void failed(Throwable failure) {
        begin.setEnabled(true);
        begin.focus();
        problem.setText(failure instanceof DrillRefused ? failure.getMessage() : bench.text(failure));
        followRunning();
    }

    private void cancel() {
        DrillRun current = run;
        if (current != null && !elsewhere) {
            current.cancel();
        }
    }
}
