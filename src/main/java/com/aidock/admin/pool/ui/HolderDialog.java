package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.act.ActResult;
import com.aidock.admin.pool.act.HolderPreview;
import com.aidock.admin.pool.act.SessionTarget;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tells who is behind a session and what cancelling or terminating would do, kept current, then does it to what is
 * shown and nothing else, even if the session is lent to somebody else or its pid is used again meanwhile.
 */
class HolderDialog extends Dialog {
    private final transient ActBench bench;
    private transient SessionTarget target;
    private boolean orphaned;
    private boolean asking;
    private boolean acting;
    private boolean over;
    private final Paragraph looking = new Paragraph("Asking the server, on the reserved lane…");
    private final Effects facts = new Effects();
    private final Pre statement = new Pre();
    private final Effects effects = new Effects();
    private final ReasonField reason = new ReasonField("Stands in the audit log; needed to terminate");
    private final Div problem = new Div();
    private final Button close = new Button("Close", click -> close());
    private final Button cancel = new Button("Cancel statement");
    private final Button terminate = new Button("Terminate session");

    HolderDialog(ActBench bench, int pid, @Nullable Instant startedAt) {
        this.bench = bench;
        this.target = SessionTarget.any(pid, startedAt);
        setHeaderTitle("Session " + pid);
        setWidth("34rem");
        looking.getElement().setAttribute("role", "status");
        problem.addClassName("act-refusal");
        problem.getElement().setAttribute("role", "alert");
        statement.addClassName("act-statement");
        // Can be scrolled with the keyboard.
        statement.getElement().setAttribute("tabindex", "0");
        statement.getElement().setAttribute("aria-label", "Last statement");
        cancel.setId("cancel-statement");
        cancel.addClickListener(click -> act("cancel statement", bench.holders()::cancel));
        terminate.setId("terminate-session");
        terminate.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        terminate.addClickListener(click -> terminate());
        Div content = new Div(looking, facts, statement, effects, reason, problem);
        content.addClassName("act-dialog");
        add(content);
        getFooter().add(close, cancel, terminate);
        nothingToActOn();
        addAttachListener(event -> look());
        bench.heartbeat().whileAttached(this, this::look);
    }

    /** One question at a time, and none while something is being done. */
    private void look() {
        if (asking || acting || over || !isAttached()) {
            return;
        }
        asking = true;
        SessionTarget meant = target;
        bench.tasks().run(this, "look at session", () -> bench.holders().preview(meant), this::show, this::unknown);
    }

    private void show(HolderPreview preview) {
        asking = false;
        if (acting) {
            return;
        }
        looking.setVisible(false);
        facts.list(preview.facts());
        String sql = preview.statement();
        statement.setVisible(sql != null);
        statement.setText(sql == null ? "" : sql);
        SessionTarget shown = preview.target();
        over = shown == null;
        if (shown == null) {
            nothingToActOn();
            // What had the cursor is gone, and without one in the dialog Esc would not close it.
            close.focus();
            return;
        }
        target = shown;
        orphaned = preview.orphaned();
        terminate.setText(orphaned ? "Take connection back" : "Terminate session");
        effects.list(List.of(preview.cancel(), preview.terminate()));
        reason.setVisible(true);
        cancel.setEnabled(preview.canCancel());
        terminate.setEnabled(true);
    }

    /** What is shown is not current then, so nothing is done on the strength of it; the next look may succeed. */
    private void unknown(Throwable failure) {
        asking = false;
        looking.setVisible(true);
        looking.setText("What is here cannot be told just now. " + bench.text(failure) + " Asking again…");
        cancel.setEnabled(false);
        terminate.setEnabled(false);
    }

    private void nothingToActOn() {
        effects.list(List.of());
        reason.setVisible(false);
        cancel.setEnabled(false);
        terminate.setEnabled(false);
    }

    private void terminate() {
        if (reason.given()) {
            if (orphaned) {
                act("take connection back", bench.holders()::takeBack);
            } else {
                act("terminate session", bench.holders()::terminate);
            }
        }
    }

    private void act(String operation, BiFunction<SessionTarget, String, ActResult> deed) {
        problem.setText("");
        String why = reason.getValue();
        SessionTarget meant = target;
        acting = true;
        cancel.setEnabled(false);
        terminate.setEnabled(false);
        bench.tasks().run(this, operation, () -> deed.apply(meant, why), this::done, this::failed);
    }

    private void done(ActResult result) {
        close();
        ActDialog.tell(result);
    }

    private void failed(Throwable failure) {
        acting = false;
        problem.setText(bench.text(failure));
        close.focus();
        look();
    }
}
