package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.InvalidLlmConfig;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.QuickCreate;
import com.aidock.admin.llm.QuickCreated;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.llm.Violation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.function.Consumer;

/** The four things that a configuration can start with; all fields are one click away. */
class QuickCreateDialog extends ChangeDialog {
    /** Leads on to all fields. */
    @FunctionalInterface
    interface AllFields {
        /**
         * Takes over what was typed.
         *
         * @param leave closes the dialog, which holds what was typed until then
         */
        void show(QuickCreate typed, Runnable leave);
    }

    private final Select<Provider> provider = new Select<>();
    private final TextField name = new TextField("Name");
    private final PasswordField key = KeyPanel.field();
    private final TextField description = new TextField("Description (optional)");
    private final Div next = new Div();
    private final transient Map<String, HasValidationProperties> fields =
            Map.of(Fields.NAME, name, Fields.API_KEY, key, Fields.DESCRIPTION, description, Fields.PROVIDER, provider);
    private final transient Consumer<QuickCreated> onCreated;

    QuickCreateDialog(Workbench workbench, Consumer<QuickCreated> onCreated, AllFields allFields) {
        super(workbench, "New LLM configuration", "Create");
        this.onCreated = onCreated;
        confirm().setId("save");
        provider.setLabel("Provider");
        provider.setId(Fields.PROVIDER);
        provider.setItems(Provider.values());
        provider.setItemLabelGenerator(Provider::displayName);
        provider.addValueChangeListener(event -> providerChosen(event.getValue()));
        name.setId(Fields.NAME);
        name.setManualValidation(true);
        name.setRequiredIndicatorVisible(true);
        description.setId(Fields.DESCRIPTION);
        next.addClassName("llm-secondary");
        content(provider, name, key, description, next);
        Button all = new Button("All fields", click -> allFields.show(typed(), this::close));
        all.setId("all-fields");
        all.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().addComponentAsFirst(all);
        provider.setValue(Provider.OPENAI);
        name.focus();
    }

    @Override
    void confirmed() {
        fields.values().forEach(field -> field.setInvalid(false));
        QuickCreate typed = typed();
        run("create", () -> workbench().configs().quickCreate(typed), onCreated);
    }

    @Override
    boolean shown(InvalidLlmConfig invalid) {
        boolean all = true;
        for (Violation violation : invalid.violations()) {
            HasValidationProperties field = fields.get(violation.field());
            if (field == null) {
                all = false;
            } else {
                field.setErrorMessage(violation.message());
                field.setInvalid(true);
            }
        }
        return all;
    }

    private QuickCreate typed() {
        return new QuickCreate(
                provider.getValue(),
                name.getValue(),
                key.isEmpty() ? null : Secret.of(key.getValue()),
                description.getValue());
    }

    private void providerChosen(Provider chosen) {
        key.setRequiredIndicatorVisible(chosen.needsKey());
        next.setText(
                chosen.defaultEndpoint() == null
                        ? "Created inactive: enter the endpoint next, then its models can be discovered."
                        : "Created inactive; when %s lists its models, the first fitting one becomes the default and the configuration becomes active."
                                .formatted(chosen.displayName()));
    }
}
