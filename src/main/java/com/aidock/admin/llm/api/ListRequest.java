package com.aidock.admin.llm.api;

import com.aidock.admin.llm.ListPosition;
import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigRules;
import com.aidock.admin.llm.Provider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final String STATE = "state";
    private static final String SORT = "sort";
    /** How a client may have the list sorted. */
    static final List<String> ORDERS =
            ListQuery.Order.all().stream().map(ListQuery.Order::word).toList();

    private static final List<String> FILTERS = List.of(INACTIVE, STATE, SEARCH, PROVIDER);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    static ListRequest of(HttpServletRequest request) {
        Map<String, String[]> parameters = known(request, LIMIT, CURSOR, SORT);
        ListQuery query = sorted(query(parameters), value(parameters, SORT));
        String cursor = value(parameters, CURSOR);
        return new ListRequest(query, cursor == null ? null : Cursor.read(query, cursor), limit(parameters));
    }

    /** The parameters, each of them known and there once: the filters, and these. */
    static Map<String, String[]> known(HttpServletRequest request, String... beside) {
        Map<String, String[]> parameters = parameters(request);
        List<String> known = Stream.concat(Stream.of(beside), FILTERS.stream()).toList();
        parameters.forEach((name, values) -> check(name, values, known));
        return parameters;
    }

    private static ListQuery sorted(ListQuery query, @Nullable String order) {
        if (order == null) {
            return query;
        }
        return ListQuery.Order.of(order)
                .map(known -> query.in(known.sort(), known.direction()))
                .orElseThrow(() -> wrong(
                        SORT,
                        "There is no such order of the list; there are %s.".formatted(String.join(", ", ORDERS))));
    }

    /** What the filters ask for, in the list's own order. */
    static ListQuery query(Map<String, String[]> parameters) {
        return new ListQuery(
                search(parameters),
                provider(parameters),
                state(parameters),
                ListQuery.Sort.PRIORITY,
                ListQuery.Direction.ASCENDING);
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException e) {
            // So Tomcat says that the query cannot be decoded.
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "The query of the address cannot be decoded.");
        }
    }

    private static void check(String name, String[] values, List<String> known) {
        if (!known.contains(name)) {
            throw wrong(name, "There is no such parameter; there are %s.".formatted(String.join(", ", known)));
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

    private static ListQuery.State state(Map<String, String[]> parameters) {
        String state = value(parameters, STATE);
        if (state == null) {
            return flag(parameters, INACTIVE) ? ListQuery.State.ALL : ListQuery.State.ACTIVE;
        }
        if (value(parameters, INACTIVE) != null) {
            throw wrong(STATE, "Send either state or include_inactive.");
        }
        return switch (state) {
            case "active" -> ListQuery.State.ACTIVE;
            case "inactive" -> ListQuery.State.INACTIVE;
            case "all" -> ListQuery.State.ALL;
            default -> throw wrong(STATE, "The state must be active, inactive or all.");
        };
    }

    /** False if it is not there. */
    static boolean flag(Map<String, String[]> parameters, String name) {
        String value = value(parameters, name);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (!value.equals("true")) {
            throw wrong(name, "This must be true or false.");
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

    static @Nullable String value(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    static ApiProblem wrong(String parameter, String detail) {
        return ApiProblem.badRequest(Wrong.inParameter(parameter, detail));
    }
}
