package com.aidock.admin.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.aidock.admin.database.fault.DatabaseFaults;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * Leaves out of the log, and so of Sentry, what fails because of a fault of the database that {@link DatabaseFaults}
 * has said already: every job, request and sign-in would add its stack trace. At the level of debugging all is there.
 */
@Component
final class FaultEchoes extends TurboFilter implements AutoCloseable {
    private final DatabaseFaults faults;
    private final @Nullable LoggerContext logging;

    FaultEchoes(DatabaseFaults faults) {
        this.faults = faults;
        this.logging = LoggerFactory.getILoggerFactory() instanceof LoggerContext context ? context : null;
        if (logging != null) {
            logging.addTurboFilter(this);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable failure) {
        Throwable told = failure == null ? last(parameters) : failure;
        return told != null
                        && level.isGreaterOrEqual(Level.INFO)
                        && !logger.isDebugEnabled()
                        && faults.explain(told).isPresent()
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    /** Where a message has placeholders, the failure is behind what they stand for. */
    private static @Nullable Throwable last(Object @Nullable [] parameters) {
        return parameters != null
                        && parameters.length > 0
                        && parameters[parameters.length - 1] instanceof Throwable failure
                ? failure
                : null;
    }

    @Override
    public void close() {
        if (logging != null) {
            logging.getTurboFilterList().remove(this);
        }
    }
}
