package com.aidock.admin.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what failed before or beside every page: problem details (RFC 9457), or a plain page for a browser that
 * opened one. Asked for by its own address it is not there.
 */
@Controller
class ErrorAnswers implements ErrorController {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>%1$s</title><meta name="viewport" content="width=device-width"></head>
            <body><h1>%1$s</h1><p>AI Dock Admin could not answer this request. Nothing was changed.</p>
            <p><a href="/">Go to the start page</a></p></body>
            </html>
            """;

    /** The attribute in which a filter says what is wrong, for nobody repeats what the container or an error says. */
    static final String DETAIL = ErrorAnswers.class.getName() + ".detail";

    private static final Map<HttpStatus, String> DETAILS = Map.of(
            HttpStatus.BAD_REQUEST, "The request is malformed.",
            HttpStatus.FORBIDDEN, "This is not allowed without a session, or not with this one.",
            HttpStatus.NOT_FOUND, "There is nothing at this address.",
            HttpStatus.REQUEST_TIMEOUT, "The body came too slowly.",
            HttpStatus.CONTENT_TOO_LARGE, "The body is too large.",
            HttpStatus.TOO_MANY_REQUESTS, "Too many bodies come from this network at once.",
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too long.",
            HttpStatus.INTERNAL_SERVER_ERROR, "An error in the program; it is in the server's log.");

    private final JsonMapper json;

    ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = status(request);
        String path = path(request);
        SecurityHeaders.addToError(response);
        response.setStatus(status.value());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (!EndpointPaths.contains(path) && takesHtml(request)) {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.getOutputStream()
                    .write(PAGE.formatted(status.getReasonPhrase()).getBytes(StandardCharsets.UTF_8));
        } else {
            write(response, status, path, request.getAttribute(DETAIL));
        }
    }

    private void write(HttpServletResponse response, HttpStatus status, String path, @Nullable Object detail)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status, detail instanceof String said ? said : DETAILS.getOrDefault(status, status.getReasonPhrase()));
        problem.setInstance(instance(path));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private static HttpStatus status(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }

    private static URI instance(String path) {
        try {
            return URI.create(path);
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }

    private static boolean takesHtml(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
