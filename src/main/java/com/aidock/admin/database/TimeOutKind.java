package com.aidock.admin.database;

import java.sql.SQLException;
import java.util.Optional;

/** Distinguishes what PostgreSQL ended because it took too long. */
public enum TimeOutKind {
    /** {@code statement_timeout}: 57014. */
    STATEMENT,
    /** {@code lock_timeout}: 55P03, which {@code nowait} answers with as well. */
    LOCK,
    /** {@code idle_in_transaction_session_timeout} and {@code transaction_timeout}: 25P03, 25P04. */
    TRANSACTION;

    /** How the server ends its message when a person or the driver cancelled: that is no time-out. */
    private static final String BY_HAND = "user request";

    static Optional<TimeOutKind> of(SQLException error) {
        String state = error.getSQLState();
        return switch (state == null ? "" : state) {
            case "57014" ->
                String.valueOf(error.getMessage()).contains(BY_HAND) ? Optional.empty() : Optional.of(STATEMENT);
            case "55P03" -> Optional.of(LOCK);
            case "25P03", "25P04" -> Optional.of(TRANSACTION);
            default -> Optional.empty();
        };
    }
}
