package com.aidock.admin.ui;

import com.aidock.admin.platform.Causes;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;

/** Tells failures that pass by themselves from those that do not. */
final class Failures {
    /** Connection, resources, operator intervention, system error, roll-back, lock: as PostgreSQL classes them. */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "58", "40", "55");

    private Failures() {}

    /** Whether asking again may help: the database is away, full, or gave up this once. */
    static boolean mayPass(Throwable failure) {
        return failure instanceof TooManyPages
                || Causes.of(failure)
                        .filter(SQLException.class::isInstance)
                        .map(SQLException.class::cast)
                        .anyMatch(Failures::passing);
    }

    /** Whether nobody lent a connection in time. */
    static boolean noConnection(Throwable failure) {
        return Causes.of(failure).anyMatch(SQLTransientException.class::isInstance);
    }

    static boolean notAllowed(Throwable failure) {
        return Causes.of(failure).anyMatch(AccessDeniedException.class::isInstance);
    }

    private static boolean passing(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || state != null && state.length() > 1 && PASSING.contains(state.substring(0, 2));
    }
}
