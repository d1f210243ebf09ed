package com.aidock.admin.llm.api;

import com.aidock.admin.llm.LlmConfigDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What a client says it has read before it changes it; every change needs it, so that nobody undoes another's. */
record IfMatch(boolean any, Set<String> versions) {
    private static final Pattern LIST =
            Pattern.compile("\\s*(?:W/)?\"[\\x21\\x23-\\x7e]*\"\\s*(?:,\\s*(?:W/)?\"[\\x21\\x23-\\x7e]*\"\\s*)*");
    private static final Pattern STRONG = Pattern.compile("(W/)?\"(\\d+)[^\"]*\"");

    static IfMatch of(HttpServletRequest request) {
        List<String> lines = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
        if (lines.isEmpty()) {
            throw new ApiProblem(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "A change needs If-Match with the ETag of what was read, or If-Match: * for whatever is there.");
        }
        String header = String.join(",", lines);
        if (header.strip().equals("*")) {
            return new IfMatch(true, Set.of());
        }
        if (!LIST.matcher(header).matches()) {
            throw new ApiProblem(
                    HttpStatus.BAD_REQUEST, "If-Match must be an ETag in double quotes, such as \"3\", or *.");
        }
        return new IfMatch(false, strong(header).stream().collect(Collectors.toUnmodifiableSet()));
    }

    /** The versions of strong tags; a weak one never matches. */
    private static List<String> strong(String header) {
        List<String> versions = new ArrayList<>();
        Matcher tags = STRONG.matcher(header);
        while (tags.find()) {
            if (tags.group(1) == null) {
                versions.add(tags.group(2));
            }
        }
        return versions;
    }

    /** Goes on only if this is what the client has read. */
    void check(LlmConfigDetails current) {
        if (!any && !versions.contains(String.valueOf(current.version()))) {
            throw stale(current);
        }
    }

    static ApiProblem stale(LlmConfigDetails current) {
        return new ApiProblem(
                        HttpStatus.PRECONDITION_FAILED,
                        "This configuration was changed since you read it. Read it again, then repeat your change.")
                .with(HttpHeaders.ETAG, Etag.of(current));
    }
}
