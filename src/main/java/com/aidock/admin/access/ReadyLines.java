package com.aidock.admin.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The last lines of a start: where the console is, and on the first start where the one-time link is. */
class ReadyLines {
    private static final Logger LOG = LoggerFactory.getLogger(ReadyLines.class);

    private final SetupLink link;

    ReadyLines(SetupLink link) {
        this.link = link;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void print() {
        LOG.info("AI Dock Admin is ready at {}", link.address());
        link.hand();
    }
}
