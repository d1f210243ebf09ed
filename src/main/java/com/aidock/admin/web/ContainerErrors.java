package com.aidock.admin.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Says in one line what the container itself refuses, before any filter has run: no version, no stack trace. */
public final class ContainerErrors extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerErrors.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        SecurityHeaders.addToError(response);
        try {
            response.setContentType(MediaType.TEXT_PLAIN_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            HttpStatus known = HttpStatus.resolve(status);
            response.getReporter().write(status + (known == null ? "" : " " + known.getReasonPhrase()) + "\n");
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The answer of {} could not be sent", status, e);
        }
    }
}
