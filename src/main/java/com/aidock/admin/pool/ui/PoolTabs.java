package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.PoolSample;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * The lower part of the pool page: one tab at a time, the first unless the address names another. A tab is made when it
 * is opened first, because most viewers open one or two of them and each would keep all in memory.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class PoolTabs extends Div {
    /** On a narrow screen an address may name a tab that lies beyond the bar's end. */
    private static final String TO_SELECTED = """
            requestAnimationFrame(() => requestAnimationFrame(() => {
              const scroller = this.shadowRoot.querySelector('[part=tabs]');
              const tab = this.items?.[this.selected];
              if (tab) scroller.scrollLeft = tab.offsetLeft - (scroller.clientWidth - tab.offsetWidth) / 2;
            }))""";

    private final transient BeanFactory beans;
    private final Tabs bar = new Tabs();
    private final Div content = new Div();
    private final Map<PoolPart, PoolTab> made = new EnumMap<>(PoolPart.class);
    private Consumer<PoolTab> onChoice = tab -> {};
    private PoolTab open;

    PoolTabs(BeanFactory beans) {
        this.beans = beans;
        addClassName("pool-tabs");
        content.addClassName("pool-tabs-content");
        for (PoolPart part : PoolPart.values()) {
            bar.add(new Tab(part.title()));
        }
        open = tab(PoolPart.values()[0]);
        content.add(open);
        bar.addSelectedChangeListener(
                change -> choose(PoolPart.values()[bar.getSelectedIndex()], change.isFromClient()));
        add(bar, content);
    }

    /** Says whom to tell when the person, not the address, opened another tab. */
    void onChoice(Consumer<PoolTab> listener) {
        onChoice = listener;
    }

    private void choose(PoolPart chosen, boolean byPerson) {
        if (chosen == open.part()) {
            return;
        }
        swap(tab(chosen));
        if (byPerson) {
            onChoice.accept(open);
        }
    }

    private PoolTab tab(PoolPart part) {
        return made.computeIfAbsent(part, absent -> beans.getBean(absent.type()));
    }

    private void swap(PoolTab chosen) {
        content.replace(open, chosen);
        open = chosen;
    }

    void open(PoolPart part) {
        bar.setSelectedIndex(part.ordinal());
        bar.getElement().executeJs(TO_SELECTED);
    }

    /** The tab that is open now. */
    PoolTab open() {
        return open;
    }

    void show(PoolSample sample) {
        open.show(sample);
    }
}
