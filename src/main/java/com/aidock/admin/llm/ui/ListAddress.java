package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.Provider;
import com.vaadin.flow.router.QueryParameters;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes a query into the address and reads it back; what an address does not say or says wrongly is the default. */
final class ListAddress {
    private static final String SEARCH = "q";
    private static final String PROVIDER = "provider";
    private static final String STATE = "state";
    private static final String SORT = "sort";

    private ListAddress() {}

    static ListQuery read(QueryParameters parameters) {
        ListQuery.Order order =
                parameters.getSingleParameter(SORT).flatMap(ListQuery.Order::of).orElse(ListQuery.DEFAULT.order());
        return new ListQuery(
                parameters.getSingleParameter(SEARCH).orElse(""),
                parameters
                        .getSingleParameter(PROVIDER)
                        .flatMap(Provider::fromId)
                        .orElse(null),
                value(
                        ListQuery.State.class,
                        parameters.getSingleParameter(STATE).orElse(""),
                        ListQuery.DEFAULT.state()),
                order.sort(),
                order.direction());
    }

    static QueryParameters write(ListQuery query) {
        Map<String, String> parameters = new HashMap<>();
        if (!query.search().isEmpty()) {
            parameters.put(SEARCH, query.search());
        }
        if (query.provider() != null) {
            parameters.put(PROVIDER, query.provider().id());
        }
        if (query.state() != ListQuery.DEFAULT.state()) {
            parameters.put(STATE, word(query.state()));
        }
        if (!query.order().equals(ListQuery.DEFAULT.order())) {
            parameters.put(SORT, query.order().word());
        }
        return QueryParameters.simple(parameters);
    }

    /** Whether a search was only typed on: that is no place to come back to, unlike every other change of the list. */
    static boolean isTypedOn(ListQuery before, ListQuery next) {
        return !before.search().isEmpty()
                && !next.search().isEmpty()
                && !before.search().equals(next.search());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E value(Class<E> type, String word, E otherwise) {
        for (E value : type.getEnumConstants()) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        return otherwise;
    }
}
