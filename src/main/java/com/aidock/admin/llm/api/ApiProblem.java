package com.aidock.admin.llm.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A request is refused; becomes problem details (RFC 9457). */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String detail;
    private final transient List<Wrong> errors;
    private final transient HttpHeaders headers = new HttpHeaders();
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    ApiProblem(HttpStatus status, String detail, List<Wrong> errors) {
        super(detail);
        this.status = status;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    ApiProblem(HttpStatus status, String detail) {
        this(status, detail, List.of());
    }

    /** The body is JSON, but not what may be stored. */
    static ApiProblem invalid(List<Wrong> errors) {
        String detail = errors.size() == 1
                ? errors.getFirst().detail()
                : "%d things are wrong; nothing was stored.".formatted(errors.size());
        return new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, detail, errors);
    }

    /** Something beside the body is wrong. */
    static ApiProblem badRequest(Wrong wrong) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, wrong.detail(), List.of(wrong));
    }

    ApiProblem with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    /** With one more member of the document. */
    ApiProblem telling(String member, Object value) {
        members.put(member, value);
        return this;
    }

    Map<String, Object> members() {
        return members;
    }

    HttpStatus status() {
        return status;
    }

    String detail() {
        return detail;
    }

    List<Wrong> errors() {
        return errors;
    }

    HttpHeaders headers() {
        return headers;
    }
}
