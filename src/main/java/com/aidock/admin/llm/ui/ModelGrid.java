package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ModelChange;
import com.aidock.admin.llm.ModelChange.Kind;
import com.aidock.admin.llm.probe.DiscoveredModel;
import com.aidock.admin.ui.GridWidth;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.grid.dataview.GridListDataView;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Models with what each means for a configuration, to choose from. */
@JavaScript("context://components/grid.js")
class ModelGrid extends Grid<ModelChange> {
    private transient List<ModelChange> models = List.of();
    private final List<Column<ModelChange>> wide;
    private transient @Nullable GridListDataView<ModelChange> view;

    ModelGrid() {
        setSelectionMode(SelectionMode.MULTI);
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("llm-models");
        addColumn(model()).setHeader("Model").setFlexGrow(5);
        addColumn(change -> word(change.kind()))
                .setHeader("Change")
                .setWidth("5.5rem")
                .setFlexGrow(0);
        wide = List.of(
                addColumn(change -> tokens(change.model()))
                        .setHeader("Context tokens")
                        .setTextAlign(ColumnTextAlign.END)
                        .setWidth("8rem")
                        .setFlexGrow(0),
                addColumn(change -> remark(change.model())).setHeader("Remark").setFlexGrow(3));
        GridWidth.watch(this, this::fit);
        setHeight("18rem");
    }

    /** Where it is narrow, what is known of a model stands under its name. */
    void fit(int width) {
        GridWidth.fit(this, width, "llm-narrow", wide);
    }

    private static LitRenderer<ModelChange> model() {
        return LitRenderer.<ModelChange>of("""
                        <div class="llm-lines"><span>${item.id}</span>
                        <span class="llm-secondary llm-if-narrow">${item.known}</span></div>""")
                .withProperty("id", ModelChange::id)
                .withProperty("known", change -> known(change.model()));
    }

    private static String known(DiscoveredModel model) {
        String tokens = tokens(model);
        return Stream.of(tokens.isEmpty() ? "" : tokens + " tokens", remark(model))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
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
