package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.DiscoveredModels;
import com.aidock.admin.llm.TestReport;
import com.aidock.admin.llm.TestRun;
import com.aidock.admin.llm.probe.DiscoveredModel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a provider for its models and lets an administrator choose those to offer, and the default among them. */
class DiscoverDialog extends Dialog {
    private final TestPanel test;
    private final TextField filter = new TextField();
    private final Grid<DiscoveredModel> grid = new Grid<>();
    private final ComboBox<String> first = new ComboBox<>("Default model");
    private final Button apply = new Button("Take over");
    private final Span incomplete = new Span("The provider lists more models than are read; add others by hand.");
    private final @Nullable String present;
    private transient List<DiscoveredModel> models = List.of();

    /**
     * @param present the default model so far, which is kept if it is listed
     * @param onApply gets the models in the provider's order, and the default
     */
    DiscoverDialog(Workbench workbench, @Nullable String present, BiConsumer<List<String>, String> onApply) {
        this.present = present;
        this.test = new TestPanel(workbench, this::found);
        setHeaderTitle("Discover models");
        setWidth("44rem");
        filter.setPlaceholder("Filter");
        filter.setAriaLabel("Filter models");
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        prepareGrid();
        first.setManualValidation(true);
        first.addValueChangeListener(event -> apply.setEnabled(event.getValue() != null));
        apply.setId("apply-models");
        apply.addThemeVariants(ButtonVariant.PRIMARY);
        apply.addClickListener(click -> {
            close();
            onApply.accept(chosen(), Objects.requireNonNull(first.getValue()));
        });
        Div parts = new Div(test, filter, grid, incomplete, first);
        parts.addClassName("llm-dialog");
        add(parts);
        getFooter().add(new Button("Cancel", click -> close()), apply);
        showModels(false);
    }

    /** Opens and asks. */
    void ask(Function<Consumer<TestRun.Stage>, TestRun> starter) {
        open();
        test.start(starter);
    }

    private void prepareGrid() {
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.addColumn(DiscoveredModel::id).setHeader("Model").setFlexGrow(5);
        grid.addColumn(model -> model.contextTokens() == null ? "" : "%,d".formatted(model.contextTokens()))
                .setHeader("Context tokens");
        grid.addColumn(DiscoverDialog::remark).setHeader("Remark").setFlexGrow(3);
        grid.setHeight("20rem");
        grid.addSelectionListener(event -> chosenChanged());
    }

    private void found(TestReport report) {
        if (!report.result().ok()) {
            return;
        }
        models = report.models();
        var view = grid.setItems(models);
        filter.addValueChangeListener(event -> view.setFilter(model ->
                model.id().toLowerCase(Locale.ROOT).contains(event.getValue().toLowerCase(Locale.ROOT))));
        Set<String> offered = new HashSet<>(DiscoveredModels.offered(models));
        grid.asMultiSelect()
                .setValue(models.stream()
                        .filter(model -> offered.contains(model.id()))
                        .collect(Collectors.toSet()));
        showModels(true);
        incomplete.setVisible(!report.complete());
        chosenChanged();
        first.setValue(
                present != null && chosen().contains(present)
                        ? present
                        : DiscoveredModels.defaultOf(models).orElse(null));
        apply.setEnabled(first.getValue() != null);
    }

    private void chosenChanged() {
        String before = first.getValue();
        List<String> chosen = chosen();
        first.setItems(chosen);
        first.setValue(before != null && chosen.contains(before) ? before : null);
        apply.setText("Take over %,d %s".formatted(chosen.size(), chosen.size() == 1 ? "model" : "models"));
        apply.setEnabled(first.getValue() != null);
    }

    private List<String> chosen() {
        Set<DiscoveredModel> selected = grid.getSelectedItems();
        return models.stream()
                .filter(selected::contains)
                .map(DiscoveredModel::id)
                .toList();
    }

    private void showModels(boolean shown) {
        List.of(filter, grid, first, apply).forEach(part -> part.setVisible(shown));
        incomplete.setVisible(false);
    }

    private static String remark(DiscoveredModel model) {
        if (model.deprecated()) {
            return model.replacement() == null ? "announced to end" : "ends; use " + model.replacement();
        }
        return Boolean.FALSE.equals(model.chat()) ? "does not hold a conversation" : "";
    }
}
