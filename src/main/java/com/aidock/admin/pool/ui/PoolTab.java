package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.PoolSample;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;

/**
 * One tab of the pool page. Every page gets its own from Spring (prototype scope), in the order of their
 * {@code @Order}; only the open one is kept up to date, so that a tab nobody reads costs nothing.
 */
abstract class PoolTab extends Div {
    private final String key;
    private final String title;

    /**
     * With its name in the address, and on the screen.
     *
     * @param key lower case, as in {@code ?tab=settings}
     */
    PoolTab(String key, String title) {
        this.key = key;
        this.title = title;
        addClassNames("pool-tab", "pool-tab-" + key);
    }

    final String key() {
        return key;
    }

    final String title() {
        return title;
    }

    /** Shows what is true now, from memory: called on the screen's thread, once a second while the tab is open. */
    abstract void show(PoolSample sample);

    /** Follows what the address says beside the tab's name, when the page is opened by a link. */
    void follow(QueryParameters address) {}
}
