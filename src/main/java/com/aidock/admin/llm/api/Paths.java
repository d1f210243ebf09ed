package com.aidock.admin.llm.api;

import java.util.regex.Pattern;

/** The addresses of the API, and how an id in them is read. */
final class Paths {
    static final String ALL = "/api/v1/llm-configs";
    static final String ONE = ALL + "/{id}";
    static final String MODELS = ONE + "/models";
    static final String HISTORY = ONE + "/history";
    static final String TEST = ONE + "/test";
    static final String EXPORT = ALL + "/export";
    static final String IMPORT = ALL + "/import";
    static final String UNDO = IMPORT + "/undo/{undo}";
    static final String MERGE_PATCH = "application/merge-patch+json";

    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    private Paths() {}

    static long id(String id) {
        if (!ID.matcher(id).matches()) {
            throw ApiProblem.badRequest(Wrong.inParameter("id", "An id is a whole number from 1 on."));
        }
        return Long.parseLong(id);
    }
}
