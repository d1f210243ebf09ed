package com.aidock.admin.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Answers what no endpoint under these paths takes, so that a client never meets the screens' pages: 404, or 405 for
 * another method than an endpoint has. The API has a fallback of its own.
 */
@RestController
@Hidden
class EndpointFallback {
    private final ObjectProvider<RequestMappingHandlerMapping> endpoints;

    EndpointFallback(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        this.endpoints = endpoints;
    }

    @RequestMapping({
        "/admin/llm-configs/debug/**",
        "/actuator/**",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml/**",
    })
    ResponseEntity<ProblemDetail> nothingElse(HttpServletRequest request) {
        Set<String> methods = methods(PathContainer.parsePath(request.getRequestURI()));
        return methods.isEmpty()
                ? problem(request, HttpStatus.NOT_FOUND, "There is nothing at this address.", new HttpHeaders())
                : notAllowed(request, methods);
    }

    private static ResponseEntity<ProblemDetail> notAllowed(HttpServletRequest request, Set<String> methods) {
        HttpHeaders allow = new HttpHeaders();
        allow.set(HttpHeaders.ALLOW, String.join(", ", methods));
        return problem(
                request,
                HttpStatus.METHOD_NOT_ALLOWED,
                "%s is not possible here.".formatted(request.getMethod()),
                allow);
    }

    /** Of the endpoints at this path; those that take any, as this one, do not count. */
    private Set<String> methods(PathContainer path) {
        return endpoints.getObject().getHandlerMethods().keySet().stream()
                .filter(endpoint -> isAt(endpoint, path))
                .flatMap(endpoint -> endpoint.getMethodsCondition().getMethods().stream())
                .map(RequestMethod::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isAt(RequestMappingInfo endpoint, PathContainer path) {
        return endpoint.getPathPatternsCondition() != null
                && endpoint.getPathPatternsCondition().getPatterns().stream()
                        .anyMatch(pattern -> pattern.matches(path));
    }

    private static ResponseEntity<ProblemDetail> problem(
            HttpServletRequest request, HttpStatus status, String detail, HttpHeaders headers) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setInstance(URI.create(request.getRequestURI()));
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
