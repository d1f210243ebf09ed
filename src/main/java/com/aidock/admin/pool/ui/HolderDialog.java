package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.act.ActResult;
import com.aidock.admin.pool.act.HolderPreview;
import com.aidock.admin.pool.act.Why;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells who is behind a session and what cancelling or terminating would do, then does it to that session and no other,
 * even if its pid is used again meanwhile.
 */
class HolderDialog extends Dialog {
    private final transient ActBench bench;
    private final int pid;
    private @Nullable Instant startedAt;
    private boolean orphaned;
    private final Effects effects = new Effects();
    private final Paragraph looking = new Paragraph("Asking the server, on the reserved lane…");
    private final TextField reason = new TextField("Reason");
    private final Div problem = new Div();
    private final Button cancel = new Button("Cancel statement");
    private final Button terminate = new Button("Terminate session");

    HolderDialog(ActBench bench, int pid, @Nullable Instant startedAt) {
        this.bench = bench;
        this.pid = pid;
        this.startedAt = startedAt;
        setHeaderTitle("Session " + pid);
        setWidth("34rem");
        problem.addClassName("act-refusal");
        problem.getElement().setAttribute("role", "alert");
        reason.setId("act-reason");
        reason.setMaxLength(Why.LONGEST);
        reason.setHelperText("Stands in the audit log; needed to terminate");
        cancel.setId("cancel-statement");
        cancel.addClickListener(click -> onSession("cancel statement", bench.holders()::cancel));
        terminate.setId("terminate-session");
        terminate.addThemeVariants(ButtonVariant.PRIMARY);
        terminate.addClickListener(click -> terminate());
        Div content = new Div(looking, effects, reason, problem);
        content.addClassName("act-dialog");
        add(content);
        getFooter().add(new Button("Close", click -> close()), cancel, terminate);
        enable(false, false);
        addAttachListener(event -> look());
    }

    private void look() {
        Instant known = startedAt;
        bench.tasks().run(this, "look at session", () -> bench.holders().preview(pid, known), this::show, this::failed);
    }

    private void show(HolderPreview preview) {
        startedAt = preview.startedAt();
        looking.setVisible(false);
        List<String> lines = new ArrayList<>(preview.facts());
        orphaned = preview.orphaned();
        terminate.setText(orphaned ? "Take connection back" : "Terminate session");
        boolean mayEnd = preview.there() || orphaned;
        if (mayEnd) {
            lines.add(preview.cancel());
            lines.add(preview.terminate());
        }
        effects.list(lines);
        reason.setVisible(mayEnd);
        enable(preview.canCancel(), mayEnd);
    }

    private void enable(boolean mayCancel, boolean mayTerminate) {
        cancel.setEnabled(mayCancel);
        terminate.setEnabled(mayTerminate);
    }

    private void terminate() {
        if (orphaned) {
            act("take connection back", why -> bench.holders().takeBack(pid, why));
        } else {
            onSession("terminate session", bench.holders()::terminate);
        }
    }

    private void onSession(String operation, Deed deed) {
        Instant began = startedAt;
        if (began != null) {
            act(operation, why -> deed.run(pid, began, why));
        }
    }

    private void act(String operation, Function<String, ActResult> deed) {
        problem.setText("");
        String why = reason.getValue();
        enable(false, false);
        bench.tasks().run(this, operation, () -> deed.apply(why), this::done, this::failed);
    }

    private void done(ActResult result) {
        close();
        ActDialog.tell(result);
    }

    private void failed(Throwable failure) {
        looking.setVisible(false);
        problem.setText(bench.text(failure));
        enable(startedAt != null, startedAt != null || orphaned);
    }

    /** What is done to the session. */
    @FunctionalInterface
    private interface Deed {
        ActResult run(int pid, Instant startedAt, String reason);
    }
}
