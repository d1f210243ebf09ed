package com.aidock.admin.database.fault;

import java.util.Optional;

/** Says in one sentence why the database failed somebody, without a word of the server's or the program's own. */
public final class FailureReason {
    private FailureReason() {}

    /** Of what was thrown and what caused it; empty where the error alone does not tell. */
    public static Optional<String> of(Throwable failure) {
        return DatabaseFault.errors(failure)
                .flatMap(error -> (error instanceof AccessRefused refused
                                ? Optional.of(refused.reason())
                                : of(String.valueOf(error.getSQLState()))
                                        .or(() -> DatabaseFault.of(error).map(DatabaseFault::sentence)))
                        .stream())
                .findFirst();
    }

    private static Optional<String> of(String state) {
        return switch (state) {
            case "28P01", "28000", "3D000", "08004" -> Optional.of(AccessRefused.reason(state, ""));
            case "53200" -> Optional.of("The database server is out of memory.");
            case "53300" -> Optional.of("The database server has no connection left for this program.");
            case "57P03" -> Optional.of("The database server is starting up or shutting down.");
            case "08001" -> Optional.of("The database server cannot be reached.");
            default -> Optional.empty();
        };
    }
}
