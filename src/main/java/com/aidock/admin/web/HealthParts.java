package com.aidock.admin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

/** Takes addresses of single parts of the health before the actuator, which answers 404 without a word of why. */
@Component
class HealthParts implements HandlerMapping, Ordered {
    private static final String HEALTH = "/actuator/health/";
    private static final Set<String> GROUPS = Set.of("liveness", "readiness");
    /** The actuator's own is -100. */
    private static final int BEFORE_ACTUATOR = -101;

    private static final HttpRequestHandler NONE =
            (request, response) -> response.sendError(HttpStatus.NOT_FOUND.value());

    @Override
    public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith(HEALTH) && !GROUPS.contains(path.substring(HEALTH.length()))
                ? new HandlerExecutionChain(NONE)
                : null;
    }

    @Override
    public int getOrder() {
        return BEFORE_ACTUATOR;
    }
}
