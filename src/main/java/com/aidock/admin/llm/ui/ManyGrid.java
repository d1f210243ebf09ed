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

/** The results of many tests; where it is narrow, what a result means stands under the configuration. */
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
        addColumn(name()).setHeader("Configuration").setFlexGrow(3);
        addComponentColumn(ManyGrid::mark)
                .setHeader("Result")
                .setWidth("8.5rem")
                .setFlexGrow(0);
        wide = List.of(
                addColumn(ManyGrid::latency)
                        .setHeader("Time")
                        .setTextAlign(ColumnTextAlign.END)
                        .setWidth("5.5rem")
                        .setFlexGrow(0),
                addColumn(LitRenderer.<ManyResult>of("<div class=\"llm-lines\">${item.message}</div>")
                                .withProperty("message", this::message))
                        .setHeader("What it means")
                        .setFlexGrow(5));
        GridWidth.watch(this, this::fit);
        setHeight("22rem");
    }

    void fit(int width) {
        boolean narrow = width < ListColumn.MEDIUM;
        setClassName("llm-narrow", narrow);
        wide.forEach(column -> column.setVisible(!narrow));
    }

    private LitRenderer<ManyResult> name() {
        return LitRenderer.<ManyResult>of("""
                        <div class="llm-lines"><span>${item.name}</span>
                        <span class="llm-secondary llm-if-narrow">${item.message}</span></div>""")
                .withProperty("name", result -> names.get(result.configId()))
                .withProperty("message", this::message);
    }

    private static StateMark mark(ManyResult result) {
        return switch (result.state()) {
            case WAITING -> new StateMark(Tone.NEUTRAL, "waiting");
            case RUNNING -> new StateMark(Tone.NEUTRAL, "running…");
            case CANCELLED -> new StateMark(Tone.NEUTRAL, "cancelled");
            case BROKEN -> new StateMark(Tone.WARNING, "not tested");
            case TESTED -> {
                var outcome = Objects.requireNonNull(result.report()).result().outcome();
                yield new StateMark(Outcomes.tone(outcome), Outcomes.word(outcome));
            }
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
