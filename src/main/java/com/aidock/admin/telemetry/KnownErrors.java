package com.aidock.admin.telemetry;

import com.aidock.admin.platform.Causes;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.springframework.stereotype.Component;

/**
 * The errors that already have a reference, so that one that was logged on its way and then shown is told of once and
 * under one id. Forgets an error as soon as the program does.
 */
@Component
class KnownErrors {
    private final Map<Throwable, ErrorReference> references = new WeakHashMap<>();

    /** The reference of this error, or of one that caused it. */
    synchronized Optional<ErrorReference> find(Throwable failure) {
        return Causes.of(failure).filter(references::containsKey).findFirst().map(references::get);
    }

    synchronized void remember(Throwable failure, ErrorReference reference) {
        references.put(failure, reference);
    }
}
