package com.aidock.admin.database;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import java.util.Set;

/**
 * What went wrong between this program and the database, by the SQLSTATE class. Refusals that answer what somebody
 * asked for are none: duplicates and broken references (23), values out of bounds (22), simultaneous changes (40001).
 *
 * <p>The order is that of a stored array: add new kinds at the end.
 */
public enum DatabaseErrorKind {
    /** The server or the network went away: 08, 58. */
    CONNECTION("connection lost"),
    /** The server had no connection, memory or disk left: 53. */
    RESOURCES("server out of resources"),
    /** The server or an administrator ended the session: 57 but for cancelled statements. */
    ENDED("session ended"),
    /** A statement, a lock or an idle transaction took longer than it may, or was cancelled: 57014, 55P03, 25P03. */
    TIME_OUT("timed out or cancelled"),
    /** Everything else: the program asked for something wrong. */
    PROGRAM("wrong statement"),
    /** The database takes no changes: 25006. */
    READ_ONLY("read-only");

    private static final int CLASS = 2;
    private static final Set<String> TIMES = Set.of("57014", "55P03", "25P03", "25P04");
    private static final Set<String> ANSWERS = Set.of("00", "01", "02", "22", "23", "P0");
    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final String SIMULTANEOUS = "40001";

    private final String label;

    DatabaseErrorKind(String label) {
        this.label = label;
    }

    /** In words, as in "2 × connection lost". */
    public String label() {
        return label;
    }

    /** The kind of an error, or nothing for an answer to what was asked. */
    static Optional<DatabaseErrorKind> of(SQLException error) {
        String state = error.getSQLState();
        if (error instanceof SQLTimeoutException || state != null && TIMES.contains(state)) {
            return Optional.of(TIME_OUT);
        }
        if (READ_ONLY_TRANSACTION.equals(state)) {
            return Optional.of(READ_ONLY);
        }
        return state == null || state.length() < CLASS || state.equals(SIMULTANEOUS)
                ? Optional.empty()
                : of(state.substring(0, CLASS));
    }

    private static Optional<DatabaseErrorKind> of(String sqlClass) {
        return switch (sqlClass) {
            case "08", "58" -> Optional.of(CONNECTION);
            case "53" -> Optional.of(RESOURCES);
            case "57" -> Optional.of(ENDED);
            default -> ANSWERS.contains(sqlClass) ? Optional.empty() : Optional.of(PROGRAM);
        };
    }
}
