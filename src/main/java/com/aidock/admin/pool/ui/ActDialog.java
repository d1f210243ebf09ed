package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.act.ActPreview;
import com.aidock.admin.pool.act.ActResult;
import com.aidock.admin.ui.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.Locale;
import java.util.function.Supplier;

/** Asks before an action: what it would do now, kept current, why, and whether it is to hold after a restart. */
class ActDialog extends Dialog {
    private final transient ActBench bench;
    private final transient Supplier<ActPreview> preview;
    private final transient Action action;
    private final Effects effects = new Effects();
    private final Div content = new Div();
    private final Div problem = new Div();
    private final ReasonField reason = new ReasonField("Stands in the audit log");
    private final Checkbox keep = new Checkbox("Keep after a restart");
    private final Button cancel = new Button("Cancel", click -> close());
    private final Button confirm;
    private boolean running;

    /** Does what was previewed; off the screen. */
    @FunctionalInterface
    interface Action {
        ActResult run(String reason, boolean keep);
    }

    ActDialog(ActBench bench, String title, String button, Supplier<ActPreview> preview, Action action) {
        this.bench = bench;
        this.preview = preview;
        this.action = action;
        this.confirm = new Button(button, click -> confirmed());
        setHeaderTitle(title);
        setWidth("32rem");
        content.addClassName("act-dialog");
        problem.addClassName("act-refusal");
        problem.getElement().setAttribute("role", "alert");
        keep.setId("act-keep");
        keep.setVisible(false);
        confirm.setId("act-confirm");
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        content.add(effects, reason, keep, problem);
        add(content);
        getFooter().add(cancel, confirm);
        addAttachListener(event -> refresh());
        bench.heartbeat().whileAttached(this, this::refresh);
    }

    ActDialog needingReason() {
        reason.setRequiredIndicatorVisible(true);
        return this;
    }

    ActDialog offeringToKeep() {
        keep.setVisible(true);
        return this;
    }

    final Div content() {
        return content;
    }

    /** Shows what the action would do now. */
    final void refresh() {
        ActPreview now = preview.get();
        effects.show(now);
        confirm.setEnabled(now.refusal() == null && !running);
    }

    private void confirmed() {
        problem.setText("");
        if (reason.isRequiredIndicatorVisible() && !reason.given()) {
            return;
        }
        running = true;
        confirm.setEnabled(false);
        String why = reason.getValue();
        boolean keeping = keep.getValue();
        bench.tasks()
                .run(
                        this,
                        confirm.getText().toLowerCase(Locale.ROOT),
                        () -> action.run(why, keeping),
                        this::done,
                        this::failed);
    }

    private void done(ActResult result) {
        close();
        tell(result);
    }

    static void tell(ActResult result) {
        if (result.missing() == null) {
            Notices.success(result.text());
        } else {
            Notices.failure(result.text());
        }
    }

    private void failed(Throwable failure) {
        running = false;
        refresh();
        // The preview may say it already: somebody else was faster.
        String told = bench.text(failure);
        problem.setText(told.equals(effects.refusal()) ? "" : told);
        // Esc closes a dialog only while the cursor is in it, and the button was disabled meanwhile.
        (confirm.isEnabled() ? confirm : cancel).focus();
    }
}
