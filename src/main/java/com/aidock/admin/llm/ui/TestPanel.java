package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.InvalidLlmConfig;
import com.aidock.admin.llm.TestDepth;
import com.aidock.admin.llm.TestReport;
import com.aidock.admin.llm.TestResult;
import com.aidock.admin.llm.TestRun;
import com.aidock.admin.llm.probe.ProbeOutcome;
import com.aidock.admin.llm.probe.StageReport;
import com.aidock.admin.ui.ElapsedTime;
import com.aidock.admin.ui.RelativeTime;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows a connection test while it runs, with a way to cancel it, and what the last one found. */
class TestPanel extends Div {
    private final transient Workbench workbench;
    private final transient Consumer<TestReport> onReport;
    private final transient RunFollower follower;
    private final Div line = new Div();
    private final Paragraph message = new Paragraph();
    private final StageList stages = new StageList();
    private final Div actions = new Div();
    private boolean withCompletion;
    private transient @Nullable TestResult last;

    TestPanel(Workbench workbench, Consumer<TestReport> onReport) {
        this.workbench = workbench;
        this.onReport = onReport;
        this.follower = new RunFollower(
                ui -> workbench.tasks().wayBack(ui, this, "test"),
                this::stage,
                this::probed,
                this::reported,
                this::failed);
        addClassName("llm-test");
        line.getElement().setAttribute("role", "status");
        message.getElement().setAttribute("role", "status");
        stages.setVisible(false);
        line.addClassName("llm-test-line");
        add(line, message, stages, actions);
    }

    void start(Function<TestRun.Listener, TestRun> starter) {
        start(TestDepth.LIST, starter);
    }

    void start(TestDepth depth, Function<TestRun.Listener, TestRun> starter) {
        withCompletion = depth == TestDepth.COMPLETION;
        probed(List.of());
        message.setText("");
        actions.removeAll();
        stage(TestRun.Stage.WAITING);
        follower.start(starter);
    }

    /** Shows a run that something else has started. */
    void follow(UI ui, TestRun run) {
        stage(TestRun.Stage.CALLING);
        follower.follow(ui, run);
    }

    /** Gives the run up, if there is one. */
    void cancel() {
        follower.cancel();
    }

    boolean running() {
        return follower.running();
    }

    /** Shows what the last test found, unless one runs. */
    void show(@Nullable TestResult result) {
        last = result;
        if (running()) {
            return;
        }
        actions.removeAll();
        stages.setVisible(false);
        if (result == null) {
            line.removeAll();
            line.add(new StateMark(Tone.NEUTRAL, "never tested"));
            message.setText("");
        } else {
            result(result);
        }
    }

    /** Adds what can be done about what was found. */
    void offer(Component... components) {
        actions.add(components);
    }

    /** Says that it costs money, because nothing else here does. */
    static Button completionButton(Runnable action) {
        Button button = new Button("Test a completion (costs a few tokens)", click -> action.run());
        button.setId("test-completion");
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private void probed(List<StageReport> reports) {
        stages.show(reports, withCompletion);
        stages.setVisible(true);
    }

    private void stage(TestRun.Stage stage) {
        String text =
                switch (stage) {
                    case WAITING -> "Waiting for its turn";
                    case PREPARING -> "Reading the configuration";
                    case CALLING -> "Asking the provider";
                    case STORING -> "Storing the result";
                    case ENDED -> "";
                };
        if (!text.isEmpty()) {
            Button cancel = new Button("Cancel", click -> follower.cancel());
            cancel.setId("cancel-test");
            cancel.addThemeVariants(ButtonVariant.SMALL);
            cancel.setEnabled(stage != TestRun.Stage.STORING);
            line.removeAll();
            line.add(new Span(text + "…"), new ElapsedTime(Duration.ZERO), cancel);
        }
    }

    private void reported(TestReport report) {
        last = report.result();
        result(report.result());
        probed(report.stages());
        if (report.stages().stream().anyMatch(stage -> stage.detail().equals(message.getText()))) {
            message.setText("");
        }
        if (!report.stored()) {
            offer(new Span("This result is not stored."));
        }
        onReport.accept(report);
    }

    private void failed(Throwable failure) {
        show(last);
        if (failure instanceof CancellationException) {
            line.addComponentAsFirst(new Span("Cancelled. "));
        } else if (failure instanceof InvalidLlmConfig invalid) {
            message.setText("Not tested. " + invalid.violations().getFirst().message());
        } else {
            message.setText("Not tested. " + workbench.text(failure));
        }
    }

    private void result(TestResult result) {
        line.removeAll();
        actions.removeAll();
        line.add(
                new StateMark(Outcomes.tone(result.outcome()), Outcomes.word(result.outcome())),
                new Span(
                        result.outcome() == ProbeOutcome.NOT_POSSIBLE
                                ? ""
                                : Money.milliseconds(result.latency().toMillis())),
                new RelativeTime(result.testedAt()));
        message.setText(result.message());
    }
}
