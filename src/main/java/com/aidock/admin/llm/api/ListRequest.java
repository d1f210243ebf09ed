package com.aidock.admin.llm.api;

import com.aidock.admin.llm.ListPosition;
import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigRules;
import com.aidock.admin.llm.Provider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Which page of the list a client asks for; every parameter is optional, known, and there once. */
record ListRequest(ListQuery query, @Nullable ListPosition after, int limit) {
    static final String CURSOR = "cursor";
    static final int MOST = 200;
    private static final int DEFAULT = 50;
    private static final String LIMIT = "limit";
    private static final String INACTIVE = "include_inactive";
    private static final String SEARCH = "q";
    private static final String PROVIDER = "provider";
    private static final Set<String> KNOWN = Set.of(LIMIT, CURSOR, INACTIVE, SEARCH, PROVIDER);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    static ListRequest of(HttpServletRequest request) {
        Map<String, String[]> parameters = parameters(request);
        parameters.forEach(ListRequest::check);
        ListQuery query = new ListQuery(
                search(parameters),
                provider(parameters),
                inactive(parameters) ? ListQuery.State.ALL : ListQuery.State.ACTIVE,
                ListQuery.Sort.PRIORITY,
                ListQuery.Direction.ASCENDING);
        String cursor = value(parameters, CURSOR);
        return new ListRequest(query, cursor == null ? null : Cursor.read(query, cursor), limit(parameters));
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException e) {
            // So Tomcat says that the query cannot be decoded.
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "The query of the address cannot be decoded.");
        }
    }

    private static void check(String name, String[] values) {
        if (!KNOWN.contains(name)) {
            throw wrong(name, "There is no such parameter; there are limit, cursor, include_inactive, q and provider.");
        }
        if (values.length > 1) {
            throw wrong(name, "This parameter is there more than once.");
        }
    }

    private static int limit(Map<String, String[]> parameters) {
        String limit = value(parameters, LIMIT);
        if (limit == null) {
            return DEFAULT;
        }
        int number = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > MOST) {
            throw wrong(LIMIT, "The limit must be a whole number from 1 to %d.".formatted(MOST));
        }
        return number;
    }

    private static boolean inactive(Map<String, String[]> parameters) {
        String value = value(parameters, INACTIVE);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (!value.equals("true")) {
            throw wrong(INACTIVE, "This must be true or false.");
        }
        return true;
    }

    private static String search(Map<String, String[]> parameters) {
        String search = value(parameters, SEARCH);
        if (search == null) {
            return "";
        }
        LlmConfigRules.searchProblem(search).ifPresent(problem -> {
            throw wrong(SEARCH, problem);
        });
        return search;
    }

    private static @Nullable Provider provider(Map<String, String[]> parameters) {
        String id = value(parameters, PROVIDER);
        return id == null
                ? null
                : Provider.fromId(id)
                        .orElseThrow(
                                () -> wrong(PROVIDER, "There is no such provider. They are listed at /v3/api-docs."));
    }

    private static @Nullable String value(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    private static ApiProblem wrong(String parameter, String detail) {
        return ApiProblem.badRequest(Wrong.inParameter(parameter, detail));
    }
}
