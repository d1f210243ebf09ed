package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.LlmConfigNotFound;
import com.aidock.admin.llm.ManyResult;
import com.aidock.admin.llm.TestReport;
import com.aidock.admin.ui.GridWidth;
import com.aidock.admin.ui.Reasons;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The results of many tests; where it is narrow, all of it stands under the configuration. */
@JavaScript("context://components/grid.js")
class ManyGrid extends Grid<ManyResult> {
    private final transient Map<Long, String> names;
    private final transient Reasons reasons;
    private final List<Column<ManyResult>> wide;

    /** @param names the configurations by id */
    ManyGrid(Map<Long, String> names, Reasons reasons) {
        this.names = names;
        this.reasons = reasons;
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        addColumn(name()).setHeader("Configuration").setWidth("9rem").setFlexGrow(3);
        wide = List.of(
                addComponentColumn(ManyGrid::mark)
                        .setHeader("Result")
                        .setWidth("8.5rem")
                        .setFlexGrow(0),
                addColumn(ManyGrid::latency)
                        .setHeader("Time")
                        .setTextAlign(ColumnTextAlign.END)
                        .setWidth("5rem")
                        .setFlexGrow(0),
                addColumn(LitRenderer.<ManyResult>of("<div class=\"llm-lines\">${item.message}</div>")
                                .withProperty("message", this::message))
                        .setHeader("What it means")
                        .setWidth("16rem")
                        .setFlexGrow(5));
        GridWidth.watch(this, this::fit);
        setHeight("22rem");
    }

    void fit(int width) {
        GridWidth.fit(this, width, "llm-narrow", wide);
    }

    private LitRenderer<ManyResult> name() {
        return LitRenderer.<ManyResult>of("""
                        <div class="llm-lines"><span>${item.name}</span>
                        <span class="llm-if-narrow"><span class="state-mark ${item.tone}"><span class="state-mark-shape"
                        aria-hidden="true">${item.shape}</span><span>${item.word}</span><span
                        class="llm-secondary">${item.time}</span></span></span>
                        <span class="llm-secondary llm-if-narrow">${item.message}</span></div>""")
                .withProperty("name", result -> names.get(result.configId()))
                .withProperty("tone", result -> tone(result).className())
                .withProperty("shape", result -> tone(result).shape())
                .withProperty("word", ManyGrid::word)
                .withProperty("time", ManyGrid::latency)
                .withProperty("message", this::message);
    }

    private static StateMark mark(ManyResult result) {
        return new StateMark(tone(result), word(result));
    }

    private static Tone tone(ManyResult result) {
        TestReport report = result.report();
        return report != null
                ? Outcomes.tone(report.result().outcome())
                : result.state() == ManyResult.State.BROKEN ? Tone.WARNING : Tone.NEUTRAL;
    }

    private static String word(ManyResult result) {
        return switch (result.state()) {
            case WAITING -> "waiting";
            case RUNNING -> "running…";
            case CANCELLED -> "cancelled";
            case BROKEN -> "not tested";
            case TESTED ->
                Outcomes.word(Objects.requireNonNull(result.report()).result().outcome());
        };
    }

    private static String latency(ManyResult result) {
        TestReport report = result.report();
        return report == null || report.result().latency().isZero()
                ? ""
                : Money.milliseconds(report.result().latency().toMillis());
    }

    private String message(ManyResult result) {
        TestReport report = result.report();
        if (report != null) {
            return report.result().message() + (report.stored() ? "" : " This result is not stored.");
        }
        return result.state() == ManyResult.State.BROKEN ? why(result.failure()) : "";
    }

    private String why(@Nullable Throwable failure) {
        if (failure instanceof LlmConfigNotFound) {
            return "It was deleted meanwhile.";
        }
        return failure == null
                ? "It was given up."
                : reasons.known(failure).orElse("An error in the program, which stands in the log.");
    }
}
