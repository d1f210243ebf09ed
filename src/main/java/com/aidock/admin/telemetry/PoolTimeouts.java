package com.aidock.admin.telemetry;

import com.aidock.admin.platform.Causes;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a borrower that waited for a connection in vain, however it was wrapped: an exhausted pool fails in a
 * hundred places, and is one issue.
 */
final class PoolTimeouts {
    private static final String HIKARI_SAYS = "Connection is not available, request timed out";
    static final List<String> FINGERPRINT = List.of("database-pool-timeout");

    private PoolTimeouts() {}

    /** The fingerprint to group by; empty if this is another kind of error. */
    static Optional<List<String>> fingerprint(@Nullable Throwable failure, @Nullable String logMessage) {
        boolean timeout = Causes.of(failure).anyMatch(SQLTransientConnectionException.class::isInstance)
                || Stream.concat(Causes.of(failure).map(Throwable::getMessage), Stream.ofNullable(logMessage))
                        .filter(Objects::nonNull)
                        .anyMatch(message -> message.contains(HIKARI_SAYS));
        return timeout ? Optional.of(FINGERPRINT) : Optional.empty();
    }
}
