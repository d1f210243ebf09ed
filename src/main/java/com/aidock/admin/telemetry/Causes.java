package com.aidock.admin.telemetry;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A throwable with all that caused it, outermost first; a chain that runs in a circle is cut. */
final class Causes {
    private static final int LIMIT = 50;

    private Causes() {}

    static Stream<Throwable> of(@Nullable Throwable failure) {
        Stream.Builder<Throwable> chain = Stream.builder();
        int length = 0;
        for (Throwable next = failure; next != null && length < LIMIT; next = next.getCause()) {
            chain.add(next);
            length++;
        }
        return chain.build();
    }
}
