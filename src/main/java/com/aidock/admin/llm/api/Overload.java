package com.aidock.admin.llm.api;

import com.aidock.admin.database.ClientShareTaken;
import com.aidock.admin.platform.Causes;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells failures that pass by themselves, so that asking again may help, from errors of the program. */
final class Overload {
    /** Connection, roll-back, resources, lock, operator intervention, system error: as PostgreSQL classes them. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private Overload() {}

    static boolean shareTaken(Throwable failure) {
        return Causes.of(failure).anyMatch(ClientShareTaken.class::isInstance);
    }

    static boolean noConnection(Throwable failure) {
        return Causes.of(failure).anyMatch(SQLTransientException.class::isInstance);
    }

    static boolean mayPass(Throwable failure) {
        return Causes.of(failure, SQLException.class).anyMatch(Overload::passing);
    }

    private static boolean passing(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || state != null && state.length() > 1 && PASSING.contains(state.substring(0, 2));
    }
}
