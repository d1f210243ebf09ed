package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.probe.ProbeStage;
import com.aidock.admin.llm.probe.StageReport;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The parts of a test below each other: how each went, its time, and what was found. */
class StageList extends OrderedList {
    StageList() {
        addClassName("llm-stages");
    }

    /** Shows the parts; those that were not reached stand there too, so that nothing jumps. */
    void show(List<StageReport> reports, boolean withCompletion) {
        removeAll();
        for (ProbeStage stage : ProbeStage.values()) {
            Optional<StageReport> report =
                    reports.stream().filter(r -> r.stage() == stage).findFirst();
            if (report.isPresent() || stage != ProbeStage.COMPLETION || withCompletion) {
                add(report.map(StageList::reached).orElseGet(() -> line(Tone.NEUTRAL, word(stage), "", "not reached")));
            }
        }
    }

    private static ListItem reached(StageReport report) {
        String detail = report.detail().isEmpty() ? state(report.state()) : report.detail();
        return line(tone(report.state()), word(report.stage()), time(report), detail);
    }

    private static ListItem line(Tone tone, String word, String time, String detail) {
        Span took = new Span(time);
        took.addClassName("llm-stage-time");
        Span found = new Span(detail);
        found.addClassName("llm-secondary");
        return new ListItem(new StateMark(tone, word), took, found);
    }

    private static String time(StageReport report) {
        boolean meaningless =
                report.state() == StageReport.State.RUNNING || report.state() == StageReport.State.SKIPPED;
        return meaningless ? "" : time(report.took());
    }

    private static String time(Duration took) {
        return took.toMillis() == 0 ? "< 1 ms" : Money.milliseconds(took.toMillis());
    }

    private static String word(ProbeStage stage) {
        return switch (stage) {
            case DNS, TCP, TLS -> stage.name();
            case AUTHENTICATION -> "Key";
            case LIST -> "Models";
            case COMPLETION -> "Completion";
        };
    }

    private static String state(StageReport.State state) {
        return switch (state) {
            case RUNNING -> "running…";
            case PASSED -> "good";
            case ATTENTION -> "look at this";
            case FAILED -> "failed";
            case SKIPPED -> "not needed";
        };
    }

    private static Tone tone(StageReport.State state) {
        return switch (state) {
            case RUNNING, SKIPPED -> Tone.NEUTRAL;
            case PASSED -> Tone.GOOD;
            case ATTENTION -> Tone.WARNING;
            case FAILED -> Tone.BAD;
        };
    }
}
