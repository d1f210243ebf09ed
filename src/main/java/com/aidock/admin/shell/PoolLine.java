package com.aidock.admin.shell;

import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.ui.PoolMark;
import com.aidock.admin.ui.Heartbeat;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** The pool's health in the frame of every page, live, and the way to its page. */
class PoolLine extends Anchor {
    private final transient PoolMonitor monitor;
    private final PoolMark mark;
    private PoolSample shown;

    PoolLine(PoolMonitor monitor, Heartbeat heartbeat) {
        super(PoolMark.PAGE);
        this.monitor = monitor;
        this.shown = monitor.latest();
        this.mark = new PoolMark(shown);
        addClassName("pool-line");
        Span label = new Span("Pool");
        label.addClassName("pool-line-label");
        add(label, mark);
        heartbeat.whileAttached(this, this::update);
    }

    private void update() {
        PoolSample sample = monitor.latest();
        if (sample != shown) {
            shown = sample;
            mark.show(sample);
        }
    }
}
