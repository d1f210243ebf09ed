package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ModelChange;
import com.aidock.admin.llm.ModelChange.Kind;
import com.aidock.admin.llm.probe.DiscoveredModel;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.grid.dataview.GridListDataView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Models with what each means for a configuration, to choose from. */
class ModelGrid extends Grid<ModelChange> {
    private transient List<ModelChange> models = List.of();
    private transient @Nullable GridListDataView<ModelChange> view;

    ModelGrid() {
        setSelectionMode(SelectionMode.MULTI);
        addThemeVariants(GridVariant.NO_BORDER);
        addColumn(ModelChange::id).setHeader("Model").setFlexGrow(5).setTooltipGenerator(ModelChange::id);
        addColumn(change -> word(change.kind())).setHeader("Change").setFlexGrow(1);
        addColumn(change -> tokens(change.model())).setHeader("Context tokens");
        addColumn(change -> remark(change.model())).setHeader("Remark").setFlexGrow(3);
        setHeight("18rem");
    }

    void show(List<ModelChange> changes) {
        models = changes;
        view = setItems(changes);
    }

    /** Shows those whose id has the text in it. */
    void filter(String text) {
        String part = text.toLowerCase(Locale.ROOT);
        if (view != null) {
            view.setFilter(change -> change.id().toLowerCase(Locale.ROOT).contains(part));
        }
    }

    /** What is named and still listed stays; of what is new, these are offered. */
    void preselect(Set<String> offered) {
        asMultiSelect()
                .setValue(models.stream()
                        .filter(change ->
                                change.kind() == Kind.NEW ? offered.contains(change.id()) : change.kind() != Kind.GONE)
                        .collect(Collectors.toSet()));
    }

    /** The chosen ones in the provider's order, whatever is filtered. */
    List<String> chosen() {
        Set<ModelChange> selected = getSelectedItems();
        return models.stream().filter(selected::contains).map(ModelChange::id).toList();
    }

    List<String> ids(Kind kind) {
        return models.stream()
                .filter(change -> change.kind() == kind)
                .map(ModelChange::id)
                .toList();
    }

    private static String tokens(DiscoveredModel model) {
        return model.contextTokens() == null ? "" : "%,d".formatted(model.contextTokens());
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case NEW -> "new";
            case KEPT -> "";
            case ENDING -> "to end";
            case GONE -> "gone";
        };
    }

    private static String remark(DiscoveredModel model) {
        if (model.deprecated()) {
            return model.replacement() == null ? "announced to end" : "ends; use " + model.replacement();
        }
        return Boolean.FALSE.equals(model.chat()) ? "does not hold a conversation" : "";
    }
}
