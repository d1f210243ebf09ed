package com.aidock.admin.llm.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.page.WebStorage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses the columns of the list; the choice is remembered by the browser. */
class ColumnChooser extends MenuBar {
    private static final String STORE = "aidock.llm.hidden-columns";

    private final Map<ListColumn, MenuItem> items = new EnumMap<>(ListColumn.class);
    private final transient Consumer<Set<ListColumn>> onChoice;

    ColumnChooser(Consumer<Set<ListColumn>> onChoice) {
        this.onChoice = onChoice;
        setId("columns");
        addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem root = addItem("Columns");
        for (ListColumn column : ListColumn.values()) {
            MenuItem item = root.getSubMenu().addItem(column.label(), click -> chosen());
            item.setCheckable(true);
            item.addClassNames("checkable");
            item.setKeepOpen(true);
            item.setChecked(true);
            items.put(column, item);
        }
        addAttachListener(
                event -> WebStorage.getItem(event.getUI(), WebStorage.Storage.LOCAL_STORAGE, STORE, this::remembered));
    }

    private void chosen() {
        Set<ListColumn> hidden = hidden();
        WebStorage.setItem(
                WebStorage.Storage.LOCAL_STORAGE,
                STORE,
                hidden.stream().map(ListColumn::name).collect(Collectors.joining(",")));
        onChoice.accept(hidden);
    }

    private void remembered(@Nullable String names) {
        if (names != null) {
            List<String> hidden = List.of(names.split(","));
            items.forEach((column, item) -> item.setChecked(!hidden.contains(column.name())));
            onChoice.accept(hidden());
        }
    }

    private Set<ListColumn> hidden() {
        Set<ListColumn> hidden = EnumSet.noneOf(ListColumn.class);
        items.forEach((column, item) -> {
            if (!item.isChecked()) {
                hidden.add(column);
            }
        });
        return hidden;
    }
}
