package com.aidock.admin.access;

import com.aidock.admin.events.AuditOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Refuses requests to the JSON endpoints with RFC 9457 problem details. */
final class Problems implements AuthenticationEntryPoint, AccessDeniedHandler {
    /** What a client is asked for. */
    static final String CHALLENGE = "Bearer realm=\"AI Dock Admin\"";

    /** What the audit log says of a role that does not suffice. */
    static final String NOT_ALLOWED = "The role does not allow this.";

    private final JsonMapper json;
    private final RefusalAudit audit;

    Problems(JsonMapper json, RefusalAudit audit) {
        this.json = json;
        this.audit = audit;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException authException)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        audit.tell(request, AuditOutcome.REFUSED, "Neither signed in nor with an API token.");
        write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "Sign in, or send the API token as \"Authorization: Bearer …\".");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        audit.tell(request, AuditOutcome.NOT_ALLOWED, NOT_ALLOWED);
        write(request, response, HttpStatus.FORBIDDEN, "Your role does not allow this; an administrator's does.");
    }

    /**
     * Refuses for a reason of its own.
     *
     * @param reason what the audit log says
     */
    void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail, String reason)
            throws IOException {
        audit.tell(request, AuditOutcome.REFUSED, reason);
        write(request, response, status, detail);
    }

    private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), problem);
    }
}
