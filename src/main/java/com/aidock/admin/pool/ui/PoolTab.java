package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.PoolSample;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;

/**
 * One tab of the pool page. Every page gets its own from Spring (prototype scope) when it is opened first, and only the
 * open one is kept up to date, so that a tab nobody reads costs nothing.
 */
abstract class PoolTab extends Div {
    private final PoolPart part;

    /** That shows this part. */
    PoolTab(PoolPart part) {
        this.part = part;
        addClassNames("pool-tab", "pool-tab-" + part.key());
    }

    final PoolPart part() {
        return part;
    }

    /** Shows what is true now, from memory: called on the screen's thread, once a second while the tab is open. */
    abstract void show(PoolSample sample);

    /** Follows what the address says beside the tab's name, when the page is opened by a link. */
    void follow(QueryParameters address) {}
}
