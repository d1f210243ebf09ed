package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.LlmConfigRules;
import com.aidock.admin.llm.Violation;
import com.aidock.admin.ui.BackgroundLoad;
import com.aidock.admin.ui.Task;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;

/** Saves or discards, says how much is unsaved, and stands below everything that went wrong with saving. */
class SaveBar extends Div {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final transient Workbench workbench;
    private final Div problems = new Div();
    private final Span state = new Span();
    private final TextField why = new TextField();
    private final Button discard = new Button("Discard");
    private final Button save = new Button("Save");
    private transient Task late = Task.NONE;
    private boolean asking;

    SaveBar(Workbench workbench, Runnable onDiscard, Runnable onSave) {
        this.workbench = workbench;
        addClassName("llm-save");
        problems.addClassName("llm-problems");
        problems.getElement().setAttribute("role", "alert");
        state.addClassName("llm-save-state");
        state.getElement().setAttribute("role", "status");
        discard.setId("discard");
        discard.addClickListener(click -> onDiscard.run());
        save.setId("save");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(click -> onSave.run());
        why.setId("reason");
        why.setPlaceholder("Reason (optional)");
        why.setAriaLabel("Reason for the change, optional; it goes into history and audit log");
        why.setMaxLength(LlmConfigRules.MAX_REASON);
        why.addClassName("llm-why");
        why.setVisible(false);
        Div buttons = new Div(state, why, discard, save);
        buttons.addClassName("llm-save-buttons");
        add(problems, buttons);
        setChanged(0);
    }

    /** Says how many fields are unsaved; nothing can be saved while there are none. */
    final void setChanged(int count) {
        state.setText(count == 0 ? "" : "Unsaved changes: %d %s".formatted(count, count == 1 ? "field" : "fields"));
        // Read by the browser before it closes the tab.
        getElement().setAttribute("data-unsaved", count > 0);
        why.setVisible(asking && count > 0);
        if (count == 0) {
            why.clear();
        }
        save.setEnabled(count > 0);
        discard.setEnabled(count > 0);
    }

    /** Lets the person say why, if there is something to save. */
    void askWhy() {
        asking = true;
    }

    /** The reason as it was typed. */
    String why() {
        return why.getValue();
    }

    /** Says what was not done, and what is wrong with which field. */
    void violations(String consequence, List<Violation> violations, ErrorPlaces places) {
        UnorderedList list = new UnorderedList();
        violations.forEach(violation -> list.add(new ListItem(places.link(violation))));
        problem(
                violations.size() == 1
                        ? consequence + ": one thing is to be corrected."
                        : "%s: %d things are to be corrected.".formatted(consequence, violations.size()),
                list);
    }

    /** Says what went wrong, with what can be done about it. */
    void problem(String text, Component... more) {
        problems.removeAll();
        problems.add(new Paragraph(text));
        Div offers = new Div(more);
        offers.addClassName("llm-offers");
        problems.add(offers);
    }

    void noProblem() {
        problems.removeAll();
    }

    /** From now on until {@link #idle}, nothing can be pressed; says why when it takes long. */
    void busy() {
        noProblem();
        save.setEnabled(false);
        discard.setEnabled(false);
        late = workbench.tasks().after(this, BackgroundLoad.LATE, this::sayWhy);
    }

    void idle() {
        late.cancel();
    }

    private void sayWhy() {
        state.setText("Not saved yet. " + workbench.reasons().why(null));
        late = workbench.tasks().after(this, AGAIN, this::sayWhy);
    }

    /** Leads from an error to where it is. */
    @FunctionalInterface
    interface ErrorPlaces {
        Component link(Violation violation);
    }
}
