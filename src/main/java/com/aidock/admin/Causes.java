package com.aidock.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A throwable with all that caused it, outermost first; a chain that runs in a circle is cut. */
final class Causes {
    private static final int LIMIT = 50;

    private Causes() {}

    static <T> Optional<T> first(Throwable failure, Class<T> type) {
        return chain(failure).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    static Throwable last(Throwable failure) {
        return chain(failure).getLast();
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable next = failure; next != null && chain.size() < LIMIT; next = next.getCause()) {
            chain.add(next);
        }
        return chain;
    }
}
