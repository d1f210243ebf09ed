package com.aidock.admin.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.EventArgUtil;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.aidock.admin.database.Work;
import com.aidock.admin.platform.Causes;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Shortens and limits what the log says of requests of people who are not signed in: one line for each error, without a
 * stack trace, a few in a row, then one in ten seconds with the number of those left out. Anybody can cause them, as
 * many as they like. At level DEBUG each is still told whole.
 */
@Component
class StrangersErrors extends TurboFilter implements AutoCloseable {
    private static final int LONGEST = 300;

    private final LoggerContext log;
    private final Logger own;
    private final LineBudget budget;
    /** Root causes that were told, or left out: the same one passes several places that log it. */
    private final Map<Throwable, Boolean> seen = Collections.synchronizedMap(new WeakHashMap<>());

    @Autowired
    StrangersErrors() {
        this((LoggerContext) LoggerFactory.getILoggerFactory(), Ticker.systemTicker());
    }

    StrangersErrors(LoggerContext log, Ticker ticker) {
        this.log = log;
        this.own = log.getLogger(StrangersErrors.class);
        this.budget = new LineBudget(ticker);
        setName("errors of strangers");
        start();
        log.addTurboFilter(this);
    }

    /** Whether the thread works for somebody who is not signed in. */
    static boolean isTheirs() {
        return Work.bound().map(Work::ofStranger).orElse(false);
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String message,
            Object @Nullable [] parameters,
            @Nullable Throwable failure) {
        boolean written = level.isGreaterOrEqual(logger.getEffectiveLevel()) && level.isGreaterOrEqual(Level.WARN);
        if (message == null || !written || logger == own || !isTheirs()) {
            return FilterReply.NEUTRAL;
        }
        Throwable cause = failure == null && parameters != null ? EventArgUtil.extractThrowable(parameters) : failure;
        own.debug("In full", cause);
        if (cause == null || seen.put(Causes.root(cause), Boolean.TRUE) == null) {
            tell(logger, MessageFormatter.basicArrayFormat(message, parameters), cause);
        }
        return FilterReply.DENY;
    }

    private void tell(Logger logger, String text, @Nullable Throwable cause) {
        long leftOut = budget.take();
        if (leftOut >= 0) {
            own.warn(
                    "{}: {}{}{}",
                    logger.getName().substring(logger.getName().lastIndexOf('.') + 1),
                    onOneLine(text),
                    cause == null ? "" : " (" + onOneLine(String.valueOf(Causes.root(cause))) + ")",
                    leftOut == 0 ? "" : "; %d more were left out".formatted(leftOut));
        }
    }

    private static String onOneLine(String text) {
        String line = text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("[\\s\\p{Cntrl}]+", " ");
        return text.length() <= LONGEST ? line : line + "…";
    }

    @Override
    public void close() {
        stop();
        log.getTurboFilterList().remove(this);
    }
}
