package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.LlmConfigForm;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Both versions of a configuration side by side after a stale save: whose value holds is chosen field by field. */
class ConflictDialog extends Dialog {
    /** What is done with the choice; each gets the fields in which the stored value is to hold. */
    record Ways(Consumer<List<FormField<?>>> save, Consumer<List<FormField<?>>> edit, Runnable discard) {}

    private final List<ConflictChoice> choices = new ArrayList<>();
    private final Button save = new Button("Save");

    ConflictDialog(FieldSet fields, LlmConfigForm before, LlmConfigForm theirs, Ways ways) {
        setHeaderTitle("Somebody else changed this configuration");
        setWidth("46rem");
        addClassName("llm-conflict");
        List<FormField<?>> mine = fields.changed();
        List<FormField<?>> both =
                mine.stream().filter(field -> field.collides(before, theirs)).toList();
        add(
                new Paragraph(
                        both.isEmpty()
                                ? "Your changes and theirs touch different fields, so both can hold."
                                : "Choose whose value holds where you both changed something. Nothing is stored before you save."));
        both.forEach(field -> choice(field, theirs));
        list(
                "Changed by them",
                fields.differing(before, theirs).stream()
                        .filter(field -> !mine.contains(field))
                        .map(field -> field.label() + ": " + field.text(before) + " → " + field.text(theirs))
                        .toList());
        list(
                "Changed by you",
                mine.stream()
                        .filter(field -> !both.contains(field))
                        .map(field -> field.label() + ": " + field.text(before) + " → " + field.typedText())
                        .toList());
        buttons(ways);
        choiceMade();
    }

    private void choice(FormField<?> field, LlmConfigForm theirs) {
        ConflictChoice choice = new ConflictChoice(field, field.text(theirs), this::choiceMade);
        choices.add(choice);
        add(choice);
    }

    private void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            Div list = new Div(new H3(title));
            list.addClassName("llm-conflict-list");
            lines.forEach(line -> list.add(new Span(line)));
            add(list);
        }
    }

    private void buttons(Ways ways) {
        Button discard = button("take-theirs", "Discard mine", ways.discard());
        discard.addThemeVariants(ButtonVariant.TERTIARY);
        save.setId("save-merged");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(click -> leave(() -> ways.save().accept(theirs())));
        getFooter()
                .add(
                        discard,
                        button("keep-editing", "Continue editing", () -> ways.edit()
                                .accept(theirs())),
                        save);
    }

    private Button button(String id, String text, Runnable way) {
        Button button = new Button(text, click -> leave(way));
        button.setId(id);
        return button;
    }

    private void leave(Runnable way) {
        close();
        way.run();
    }

    /** Saving waits until each collision is decided. */
    private void choiceMade() {
        save.setEnabled(choices.stream().allMatch(ConflictChoice::isMade));
    }

    private List<FormField<?>> theirs() {
        return choices.stream()
                .filter(ConflictChoice::isTheirs)
                .<FormField<?>>map(ConflictChoice::field)
                .toList();
    }
}
