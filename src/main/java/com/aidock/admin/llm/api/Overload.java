package com.aidock.admin.llm.api;

import com.aidock.admin.database.ClientShareTaken;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;

/** Tells failures that pass by themselves, so that asking again may help, from errors of the program. */
final class Overload {
    /** Connection, roll-back, resources, lock, operator intervention, system error: as PostgreSQL classes them. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private Overload() {}

    static boolean shareTaken(Throwable failure) {
        return chain(failure).anyMatch(ClientShareTaken.class::isInstance);
    }

    static boolean noConnection(Throwable failure) {
        return chain(failure).anyMatch(SQLTransientException.class::isInstance);
    }

    static boolean mayPass(Throwable failure) {
        return chain(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(Overload::passing);
    }

    private static boolean passing(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || state != null && state.length() > 1 && PASSING.contains(state.substring(0, 2));
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause);
    }
}
