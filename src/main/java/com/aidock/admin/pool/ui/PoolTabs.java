package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.PoolSample;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The lower part of the pool page: one tab at a time, the first unless the address names another. */
class PoolTabs extends Div {
    private final Tabs bar = new Tabs();
    private final Div content = new Div();
    private final Map<Tab, PoolTab> tabs = new LinkedHashMap<>();
    private PoolTab open;

    /**
     * With its tabs.
     *
     * @param onChoice told when the person opens another tab
     */
    PoolTabs(List<PoolTab> all, Consumer<PoolTab> onChoice) {
        addClassName("pool-tabs");
        content.addClassName("pool-tabs-content");
        all.forEach(this::add);
        open = all.getFirst();
        content.add(open);
        bar.addSelectedChangeListener(change -> {
            PoolTab chosen = tabs.get(change.getSelectedTab());
            if (chosen != null && chosen != open) {
                swap(chosen);
                if (change.isFromClient()) {
                    onChoice.accept(chosen);
                }
            }
        });
        add(bar, content);
    }

    private void add(PoolTab tab) {
        Tab title = new Tab(tab.title());
        tabs.put(title, tab);
        bar.add(title);
    }

    private void swap(PoolTab chosen) {
        content.replace(open, chosen);
        open = chosen;
    }

    /** Opens the tab with this key; an address that names none leaves the first one open. */
    void open(String key) {
        tabs.entrySet().stream()
                .filter(entry -> entry.getValue().key().equals(key))
                .findFirst()
                .ifPresent(entry -> bar.setSelectedTab(entry.getKey()));
    }

    /** The tab that is open now. */
    PoolTab open() {
        return open;
    }

    void show(PoolSample sample) {
        open.show(sample);
    }
}
