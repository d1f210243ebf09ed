package com.aidock.admin.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.aidock.admin.platform.Causes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * Takes for what it is, and not for an error, that a browser went away while something was pushed to it: Vaadin logs
 * each such push as an error, which would be an event in Sentry as well. At level DEBUG it is still told.
 */
@Component
class ClosedBrowsers extends TurboFilter implements AutoCloseable {
    static final String PUSH = "com.vaadin.flow.server.communication.PushAtmosphereHandler";
    private static final String SOCKET = "org.apache.tomcat.websocket.WsRemoteEndpointImplBase";

    private final Logger push = (Logger) LoggerFactory.getLogger(PUSH);
    private final LoggerContext log = push.getLoggerContext();

    ClosedBrowsers() {
        setName("closed browsers");
        start();
        log.addTurboFilter(this);
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String message,
            Object @Nullable [] parameters,
            @Nullable Throwable failure) {
        if (logger != push || level != Level.ERROR || !wentAway(failure)) {
            return FilterReply.NEUTRAL;
        }
        push.debug("A browser went away while something was pushed to it", failure);
        return FilterReply.DENY;
    }

    /** Whether writing to the browser failed, or its socket was found closed before. */
    static boolean wentAway(@Nullable Throwable failure) {
        return Causes.of(failure).anyMatch(cause -> cause instanceof IOException || foundClosed(cause));
    }

    /** Tomcat says so in the machine's language: where it was thrown tells it apart from a wrong use of the socket. */
    private static boolean foundClosed(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return failure instanceof IllegalStateException
                && stack.length > 0
                && stack[0].getClassName().equals(SOCKET)
                && stack[0].getMethodName().equals("writeMessagePart");
    }

    @Override
    public void close() {
        stop();
        log.getTurboFilterList().remove(this);
    }
}
