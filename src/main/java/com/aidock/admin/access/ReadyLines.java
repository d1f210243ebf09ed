package com.aidock.admin.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** The last lines of a start: where the console is, and on the first start the one-time link. */
class ReadyLines {
    private static final Logger LOG = LoggerFactory.getLogger(ReadyLines.class);
    private static final String DEFAULT_PORT = "8080";

    private final Environment environment;
    private final FirstRun firstRun;

    ReadyLines(Environment environment, FirstRun firstRun) {
        this.environment = environment;
        this.firstRun = firstRun;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void print() {
        LOG.info("AI Dock Admin is ready at {}", address());
        firstRun.token()
                .ifPresent(token -> LOG.info("Set up the first administrator: {}/setup?token={}", address(), token));
    }

    private String address() {
        String port =
                environment.getProperty("local.server.port", environment.getProperty("server.port", DEFAULT_PORT));
        String scheme = environment.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http";
        return scheme + "://localhost:" + port + environment.getProperty("server.servlet.context-path", "");
    }
}
