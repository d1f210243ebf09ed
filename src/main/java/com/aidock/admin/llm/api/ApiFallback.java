package com.aidock.admin.llm.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Answers whatever no other endpoint of the API takes, so that a client never meets the screens' pages: 404 for an
 * unknown address, 405 for a method, 415 for a content type.
 */
@RestController
@Hidden
class ApiFallback {
    /** The fixed addresses come before the one that takes any id. */
    private static final Map<PathPattern, Set<String>> METHODS = new LinkedHashMap<>();

    static {
        METHODS.put(pattern(Paths.ALL), Set.of("GET", "HEAD", "POST"));
        METHODS.put(pattern(Paths.EXPORT), Set.of("GET", "HEAD"));
        METHODS.put(pattern(Paths.IMPORT), Set.of("POST"));
        METHODS.put(pattern(Paths.ONE), Set.of("GET", "HEAD", "PATCH", "DELETE"));
        METHODS.put(pattern(Paths.MODELS), Set.of("GET", "HEAD"));
        METHODS.put(pattern(Paths.HISTORY), Set.of("GET", "HEAD"));
        METHODS.put(pattern(Paths.TEST), Set.of("POST"));
    }

    @RequestMapping("/api/**")
    void nothingElse(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        Optional<Set<String>> methods = METHODS.entrySet().stream()
                .filter(entry -> entry.getKey().matches(path))
                .map(Map.Entry::getValue)
                .findFirst();
        throw methods.map(known -> refused(request.getMethod(), known))
                .orElseGet(() -> new ApiProblem(HttpStatus.NOT_FOUND, "There is nothing at this address."));
    }

    private static ApiProblem refused(String method, Set<String> known) {
        if (!known.contains(method)) {
            return new ApiProblem(
                            HttpStatus.METHOD_NOT_ALLOWED, "%s is not possible here.".formatted(Visible.of(method, 20)))
                    .with(HttpHeaders.ALLOW, String.join(", ", new TreeSet<>(known)));
        }
        boolean patch = method.equals("PATCH");
        return new ApiProblem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "Send the body as Content-Type: %s.".formatted(patch ? Paths.MERGE_PATCH : "application/json"))
                .with(patch ? "Accept-Patch" : HttpHeaders.ACCEPT, patch ? Paths.MERGE_PATCH : "application/json");
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }
}
