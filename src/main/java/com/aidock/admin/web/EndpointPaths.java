package com.aidock.admin.web;

import java.util.List;
import java.util.stream.Stream;

/** Lists the paths of the JSON endpoints: their errors are problem details, and none of them ever makes a session. */
public final class EndpointPaths {
    private static final List<String> ROOTS = List.of("/admin/llm-configs/debug", "/api", "/actuator", "/v3/api-docs");
    private static final String DOCUMENTATION_AS_YAML = "/v3/api-docs.yaml";

    private EndpointPaths() {}

    /** Patterns of Spring for all of them. */
    public static String[] patterns() {
        return Stream.concat(ROOTS.stream().map(root -> root + "/**"), Stream.of(DOCUMENTATION_AS_YAML + "/**"))
                .toArray(String[]::new);
    }

    /** Whether a request's path belongs to an endpoint, also to one that does not exist. */
    static boolean contains(String path) {
        return ROOTS.stream().anyMatch(root -> isWithin(path, root)) || isWithin(path, DOCUMENTATION_AS_YAML);
    }

    private static boolean isWithin(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
