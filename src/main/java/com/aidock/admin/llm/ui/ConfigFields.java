package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.HeaderHint;
import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.PriceOrigin;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.Violation;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All fields of a configuration in their sections, the id of each its name; what is right in them the rules say. */
class ConfigFields extends Div {
    private static final Set<String> CONNECTION = Set.of(
            Fields.PROVIDER, Fields.API_ENDPOINT, Fields.API_VERSION, Fields.CUSTOM_HEADERS, Fields.PROVIDER_SETTINGS);

    private final transient FieldSet fields = new FieldSet();

    private final TextField name = text(Fields.NAME, "Name", LlmConfigForm::name);
    private final TextArea description = area(Fields.DESCRIPTION, "Description", LlmConfigForm::description);
    private final Select<Provider> provider = provider();
    private final TextField priority = whole(Fields.PRIORITY, "Priority", LlmConfigForm::priority);
    private final Checkbox active = bound(Fields.IS_ACTIVE, "Active", new Checkbox("Active"), LlmConfigForm::active);
    private final Checkbox isPublic = bound(
            Fields.IS_PUBLIC, "Everybody may use it", new Checkbox("Everybody may use it"), LlmConfigForm::isPublic);
    private final TextField endpoint = text(Fields.API_ENDPOINT, "Endpoint", LlmConfigForm::apiEndpoint);
    private final TextField version = text(Fields.API_VERSION, "API version", LlmConfigForm::apiVersion);
    private final HeadersField headers =
            bound(Fields.CUSTOM_HEADERS, "Custom headers", new HeadersField(), LlmConfigForm::customHeaders);
    private final TextArea settings =
            area(Fields.PROVIDER_SETTINGS, "Provider settings", form -> JsonTexts.text(form.providerSettings()));
    private final ComboBox<String> defaultModel = defaultModel();
    private final TextArea models =
            area(Fields.AVAILABLE_MODELS, "Available models", form -> String.join("\n", form.availableModels()));
    private final TextArea parameters =
            area(Fields.MODEL_PARAMETERS, "Model parameters", form -> JsonTexts.text(form.modelParameters()));
    private final TextField rpm = whole(Fields.RATE_LIMIT_RPM, "Requests per minute", LlmConfigForm::rateLimitRpm);
    private final TextField tpm = whole(Fields.RATE_LIMIT_TPM, "Tokens per minute", LlmConfigForm::rateLimitTpm);
    private final TextField quota = whole(Fields.DAILY_QUOTA, "Requests per day", LlmConfigForm::dailyQuota);
    private final TextField budget =
            money(Fields.MONTHLY_BUDGET_USD, "Budget per month", form -> NumberTexts.text(form.monthlyBudgetUsd()));
    private final TextField input = money(
            Fields.COST_PER_1K_INPUT_TOKENS,
            "Per 1,000 tokens in",
            form -> NumberTexts.text(form.costPer1kInputTokens()));
    private final TextField output = money(
            Fields.COST_PER_1K_OUTPUT_TOKENS,
            "Per 1,000 tokens out",
            form -> NumberTexts.text(form.costPer1kOutputTokens()));
    private final TextField request =
            money(Fields.COST_PER_REQUEST, "Per request", form -> NumberTexts.text(form.costPerRequest()));

    /**
     * Lays the fields out.
     *
     * @param key what stands for the key among the connection's fields
     * @param discovery what stands beside the models
     */
    ConfigFields(Component key, Component discovery) {
        addClassName("llm-fields");
        prepare();
        add(section("", name, provider, description, priority, wide(active, isPublic)));
        add(section("Connection", endpoint, version, key, headers, settings));
        add(section("Models", defaultModel, discovery, models, parameters));
        add(section("Limits", rpm, tpm, quota, budget));
        add(section("Cost in US dollars", input, output, request));
    }

    private void prepare() {
        name.setRequiredIndicatorVisible(true);
        endpoint.setPlaceholder("https://api.example.com/v1");
        priority.setHelperText("0 to 1000, lower comes first");
        models.setHelperText("One in a line, in the order in which they are offered");
        parameters.setHelperText("A JSON object, sent with every request");
        settings.setHelperText("A JSON object; timeout is in seconds");
        List.of(parameters, settings, models).forEach(area -> area.addClassName("llm-code"));
    }

    private Select<Provider> provider() {
        Select<Provider> select = new Select<>();
        select.setLabel("Provider");
        select.setManualValidation(true);
        select.setItems(Provider.values());
        select.setItemLabelGenerator(Provider::displayName);
        return bound(Fields.PROVIDER, "Provider", select, LlmConfigForm::provider);
    }

    /** Offers the models that are typed in below, and takes any other. */
    @SuppressWarnings("NullAway") // a combo box's empty value is null
    private ComboBox<String> defaultModel() {
        ComboBox<String> box = new ComboBox<>("Default model");
        box.setAllowCustomValue(true);
        box.setManualValidation(true);
        box.setItems(query -> listed().stream()
                .filter(model -> model.contains(query.getFilter().orElse("")))
                .skip(query.getOffset())
                .limit(query.getLimit()));
        box.addCustomValueSetListener(event -> box.setValue(event.getDetail()));
        return bound(Fields.DEFAULT_MODEL, "Default model", box, LlmConfigForm::defaultModel);
    }

    /** Says at each stored price where it comes from. */
    void showPriceOrigins(Map<String, PriceOrigin> origins) {
        PriceNote.show(input, Fields.COST_PER_1K_INPUT_TOKENS, origins);
        PriceNote.show(output, Fields.COST_PER_1K_OUTPUT_TOKENS, origins);
        PriceNote.show(request, Fields.COST_PER_REQUEST, origins);
    }

    /** Shows a configuration in place of all that was typed. */
    void show(LlmConfigForm form, List<HeaderHint> hints) {
        headers.setHints(hints);
        fields.show(form);
    }

    /** Takes the stored configuration as the new ground; what was typed stays on it. */
    void rebase(LlmConfigForm form, List<HeaderHint> hints) {
        headers.setHints(hints);
        fields.rebase(form);
    }

    /** Reads what was typed; what cannot be read is added to the violations. */
    LlmConfigForm read(List<Violation> found) {
        return new LlmConfigForm(
                name.getValue(),
                description.getValue(),
                provider.getValue(),
                endpoint.getValue(),
                version.getValue(),
                defaultModel.getValue(),
                listed(),
                JsonTexts.object(Fields.MODEL_PARAMETERS, parameters.getValue(), found),
                NumberTexts.whole(Fields.RATE_LIMIT_RPM, rpm.getValue(), found),
                NumberTexts.whole(Fields.RATE_LIMIT_TPM, tpm.getValue(), found),
                NumberTexts.whole(Fields.DAILY_QUOTA, quota.getValue(), found),
                NumberTexts.decimal(Fields.MONTHLY_BUDGET_USD, budget.getValue(), found),
                NumberTexts.decimal(Fields.COST_PER_1K_INPUT_TOKENS, input.getValue(), found),
                NumberTexts.decimal(Fields.COST_PER_1K_OUTPUT_TOKENS, output.getValue(), found),
                NumberTexts.decimal(Fields.COST_PER_REQUEST, request.getValue(), found),
                active.getValue(),
                isPublic.getValue(),
                priority(found),
                headers.getValue(),
                JsonTexts.object(Fields.PROVIDER_SETTINGS, settings.getValue(), found));
    }

    FieldSet all() {
        return fields;
    }

    /** Whether anything is unsaved that decides where a test goes and with what. */
    boolean connectionChanged() {
        return fields.changed().stream().map(FormField::name).anyMatch(CONNECTION::contains);
    }

    /** Types in the models that a provider listed. */
    void setModels(List<String> listed, String first) {
        models.setValue(String.join("\n", listed));
        defaultModel.setValue(first);
    }

    void onProvider(BiConsumer<Provider, Provider> listener) {
        provider.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                listener.accept(event.getOldValue(), event.getValue());
            }
        });
    }

    private int priority(List<Violation> found) {
        Integer typed = NumberTexts.whole(Fields.PRIORITY, priority.getValue(), found);
        return typed == null ? provider.getValue().defaultPriority() : typed;
    }

    private List<String> listed() {
        return models.getValue().lines().toList();
    }

    private TextField text(String field, String label, Function<LlmConfigForm, @Nullable String> value) {
        TextField input = new TextField(label);
        input.setManualValidation(true);
        return bound(field, label, input, form -> Objects.requireNonNullElse(value.apply(form), ""));
    }

    private TextField whole(String field, String label, Function<LlmConfigForm, @Nullable Integer> value) {
        TextField input = text(field, label, form -> NumberTexts.text(value.apply(form)));
        input.getElement().setAttribute("inputmode", "numeric");
        return input;
    }

    private TextField money(String field, String label, Function<LlmConfigForm, @Nullable String> value) {
        TextField input = text(field, label, value);
        input.getElement().setAttribute("inputmode", "decimal");
        input.setPrefixComponent(new Span("$"));
        return input;
    }

    private TextArea area(String field, String label, Function<LlmConfigForm, @Nullable String> value) {
        TextArea input = new TextArea(label);
        input.setManualValidation(true);
        input.setMinRows(2);
        input.setMaxRows(10);
        return bound(field, label, input, form -> Objects.requireNonNullElse(value.apply(form), ""));
    }

    private <V extends @Nullable Object, C extends HasValueAndElement<?, V>> C bound(
            String field, String label, C input, Function<LlmConfigForm, V> value) {
        fields.bind(field, label, input, value);
        return input;
    }

    private static Component section(String title, Component... components) {
        Div section = new Div();
        section.addClassName("llm-section");
        if (!title.isEmpty()) {
            section.add(new H3(title));
        }
        section.add(components);
        return section;
    }

    private static Component wide(Component... components) {
        Div line = new Div(components);
        line.addClassName("llm-line");
        return line;
    }
}
