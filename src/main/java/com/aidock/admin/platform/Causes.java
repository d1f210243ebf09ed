package com.aidock.admin.platform;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks from a throwable along its causes, outermost first; a chain that runs in a circle is cut. */
public final class Causes {
    private static final int LIMIT = 50;

    private Causes() {}

    /** The failure itself and its causes; none of null. */
    public static Stream<Throwable> of(@Nullable Throwable failure) {
        Stream.Builder<Throwable> chain = Stream.builder();
        int length = 0;
        for (Throwable next = failure; next != null && length < LIMIT; next = next.getCause()) {
            chain.add(next);
            length++;
        }
        return chain.build();
    }

    /** Those of one type. */
    public static <T> Stream<T> of(@Nullable Throwable failure, Class<T> type) {
        return of(failure).filter(type::isInstance).map(type::cast);
    }

    /** The outermost of one type. */
    public static <T> Optional<T> first(@Nullable Throwable failure, Class<T> type) {
        return of(failure, type).findFirst();
    }

    /** The innermost cause; the failure itself where it has none. */
    public static Throwable root(Throwable failure) {
        return of(failure).reduce(failure, (outer, inner) -> inner);
    }
}
