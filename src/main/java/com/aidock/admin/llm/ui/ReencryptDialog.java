package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.KeyReencryption;
import com.aidock.admin.llm.KeySurvey;
import com.aidock.admin.llm.Reencryption;
import com.aidock.admin.ui.BackgroundLoad;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Re-encryption of everything: first what it would find, then how far it is, in the end what is left. It can be closed
 * while a run goes on, and shows that run when it is opened again, by whomever.
 */
class ReencryptDialog extends Dialog {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final transient Workbench workbench;
    private final transient KeyReencryption reencryption;
    private final transient Runnable onEnd;
    private final transient BackgroundLoad load;
    private final SurveyTable table = new SurveyTable();
    private final Paragraph state = new Paragraph("Looking at what is stored…");
    private final ProgressBar progress = new ProgressBar(0, 1);
    private final Div problem = new Div();
    private final Button start = new Button("Re-encrypt", click -> start());
    private final Button cancel = new Button("Stop", click -> cancel());
    private boolean followed;
    private boolean waiting;
    private transient @Nullable Reencryption ended;

    /** What is shown at one moment. */
    private record Seen(KeySurvey survey, Optional<Reencryption> latest) {}

    ReencryptDialog(Workbench workbench, KeyReencryption reencryption, Runnable onEnd) {
        this.workbench = workbench;
        this.reencryption = reencryption;
        this.onEnd = onEnd;
        this.load = new BackgroundLoad(workbench.tasks(), this);
        setHeaderTitle("Re-encrypt all");
        setWidth("34rem");
        state.getElement().setAttribute("role", "status");
        state.setId("reencryption-state");
        progress.setVisible(false);
        progress.getElement().setAttribute("aria-label", "Configurations re-encrypted");
        problem.addClassName("llm-problems");
        problem.getElement().setAttribute("role", "alert");
        start.setId("start-reencryption");
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.setEnabled(false);
        cancel.setId("stop-reencryption");
        cancel.setVisible(false);
        Div parts = new Div(
                new Paragraph(
                        "Seals every key, previous key and secret header anew with the newest key of the keyset, so that an older one can be taken out of it. Nothing that works stops working meanwhile, and nobody's edits are disturbed."),
                workbench.notices().follow(load),
                table,
                state,
                progress,
                problem);
        parts.addClassName("llm-dialog");
        add(parts);
        getFooter().add(new Button("Close", click -> close()), cancel, start);
        look();
    }

    private void look() {
        load.load("look at re-encryption", () -> new Seen(reencryption.survey(), reencryption.latest()), this::show);
    }

    private void show(Seen seen) {
        table.show(seen.survey());
        Reencryption run = seen.latest().orElse(null);
        if (run != null && run.running()) {
            followed = true;
            running(run);
            lookAgain();
        } else {
            if (followed) {
                followed = false;
                // How it ended stays to be read, however often the dialog looks after that.
                ended = run;
                onEnd.run();
            }
            idle(seen.survey());
        }
    }

    /** Whoever starts or stops a run looks at once, beside the look that waits already. */
    private void lookAgain() {
        if (!waiting) {
            waiting = true;
            workbench.tasks().after(this, PAUSE, () -> {
                waiting = false;
                look();
            });
        }
    }

    private void running(Reencryption run) {
        progress.setVisible(true);
        progress.setValue(run.total() == 0 ? 1 : Math.min(1, (double) (run.done() + run.unreadable()) / run.total()));
        state.setText("%,d of %,d configurations done%s. Started by %s."
                .formatted(run.done(), run.total(), run.cancelAsked() ? ", stopping" : "", run.startedBy()));
        start.setVisible(false);
        cancel.setVisible(true);
        cancel.setEnabled(!run.cancelAsked());
    }

    private void idle(KeySurvey survey) {
        progress.setVisible(false);
        cancel.setVisible(false);
        start.setVisible(true);
        start.setEnabled(survey.toDo() > 0);
        state.setText((ended == null ? "" : KeySurveyTexts.ended(ended)) + KeySurveyTexts.toDo(survey));
    }

    private void start() {
        problem.removeAll();
        start.setEnabled(false);
        workbench
                .tasks()
                .run(
                        this,
                        "start re-encryption",
                        reencryption::start,
                        begun -> {
                            followed = true;
                            ended = null;
                            running(begun);
                            look();
                        },
                        failure -> {
                            problem.setText(workbench.text(failure));
                            look();
                        });
    }

    private void cancel() {
        cancel.setEnabled(false);
        workbench
                .tasks()
                .run(
                        this,
                        "stop re-encryption",
                        () -> {
                            reencryption.cancel();
                            return true;
                        },
                        done -> look(),
                        failure -> problem.setText(workbench.text(failure)));
    }
}
