package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.InvalidLlmConfig;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.LlmConfigRules;
import com.aidock.admin.llm.Violation;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The form of a configuration with its key and its save bar: what editing and creating have in common. */
abstract class ConfigEditor extends Div {
    private final transient Workbench workbench;
    private final KeyPanel key;
    private final ConfigFields fields;
    private final SaveBar saveBar;
    private final Button discover = new Button("Discover models…", click -> discover());

    ConfigEditor(Workbench workbench, KeyPanel key) {
        this.workbench = workbench;
        this.key = key;
        discover.setId("discover-models");
        discover.addThemeVariants(ButtonVariant.SMALL);
        fields = new ConfigFields(key, discover);
        saveBar = new SaveBar(workbench, this::discard, this::save);
        addClassNames("list-detail", "llm-detail");
        fields.all().onChange(this::changed);
        key.onTyped(this::changed);
    }

    final Workbench workbench() {
        return workbench;
    }

    final KeyPanel key() {
        return key;
    }

    final ConfigFields fields() {
        return fields;
    }

    final SaveBar saveBar() {
        return saveBar;
    }

    final Button discoverButton() {
        return discover;
    }

    /** How many fields hold something that is not stored. */
    final int unsaved() {
        return fields.all().changed().size() + (key.typed() == null ? 0 : 1);
    }

    /** Sends the form away; the caller knows whether it is new. */
    abstract Supplier<LlmConfigDetails> saving(LlmConfigForm form);

    abstract void saved(LlmConfigDetails config);

    abstract void discard();

    /** Asks the provider for its models. */
    abstract void discover();

    /** A failure of saving that is none of the rules'. */
    void failed(Throwable failure) {
        saveBar.problem(workbench.text(failure));
    }

    final void save() {
        formIfValid().ifPresent(form -> {
            saveBar.busy();
            workbench.tasks().run(this, "save", saving(form), this::savedNow, this::notSaved);
        });
    }

    /** Reads the form and checks it by the rules; shows what is wrong and is empty if anything is. */
    private Optional<LlmConfigForm> formIfValid() {
        List<Violation> found = new ArrayList<>();
        LlmConfigForm form = fields.read(found);
        return ifValid(form, found, LlmConfigRules.check(form), "Not saved");
    }

    /** The same for a test, which asks only for what belongs to the connection. */
    final Optional<LlmConfigForm> connectionIfValid() {
        List<Violation> found = new ArrayList<>();
        LlmConfigForm form = fields.read(found);
        found.removeIf(violation -> !violation.field().equals(Fields.PROVIDER_SETTINGS));
        return ifValid(form, found, LlmConfigRules.checkConnection(form), "Not tested");
    }

    private Optional<LlmConfigForm> ifValid(
            LlmConfigForm form, List<Violation> found, List<Violation> broken, String consequence) {
        broken.stream()
                .filter(violation -> found.stream().noneMatch(v -> v.field().equals(violation.field())))
                .toList()
                .forEach(found::add);
        if (found.isEmpty()) {
            saveBar.noProblem();
            return Optional.of(form);
        }
        show(consequence, found);
        return Optional.empty();
    }

    private void show(String consequence, List<Violation> violations) {
        violations.forEach(violation -> {
            if (violation.field().equals(Fields.API_KEY)) {
                key.setError(violation.message());
            }
            fields.all().get(violation.field()).ifPresent(field -> field.setError(violation.message()));
        });
        saveBar.violations(consequence, fields.all().ordered(violations), this::link);
    }

    final void changed() {
        saveBar.setChanged(unsaved());
    }

    private void savedNow(LlmConfigDetails config) {
        saveBar.idle();
        saveBar.noProblem();
        saved(config);
    }

    private void notSaved(Throwable failure) {
        saveBar.idle();
        changed();
        refused(failure);
    }

    /** Shows why something was not done: at the fields if rules were broken. */
    final void refused(Throwable failure) {
        if (failure instanceof InvalidLlmConfig invalid) {
            show("Not saved", invalid.violations());
        } else {
            failed(failure);
        }
    }

    private Component link(Violation violation) {
        String label = fields.all().get(violation.field()).map(FormField::label).orElse("API key");
        Button link = new Button(label + ": " + violation.message(), click -> focus(violation.field()));
        link.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        link.addClassName("llm-problem");
        return link;
    }

    private void focus(String field) {
        Consumer<FormField<?>> at = FormField::focus;
        fields.all().get(field).ifPresentOrElse(at, key::focus);
    }
}
