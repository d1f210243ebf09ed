package com.aidock.admin.database.fault;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * The server lets us open no session: the refusal of the last attempt, told to everybody who asks before the next one.
 * Its message is the server's and may name the user; {@link #reason()} names nobody.
 */
public final class AccessRefused extends SQLTransientConnectionException {
    private static final long serialVersionUID = 1L;

    AccessRefused(SQLException refusal) {
        super(firstLine(refusal), refusal.getSQLState(), refusal);
    }

    private static String firstLine(SQLException refusal) {
        return String.valueOf(refusal.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** What is refused, in one sentence. */
    public String reason() {
        return reason(String.valueOf(getSQLState()), String.valueOf(getMessage()));
    }

    static String reason(String state, String said) {
        if ("28P01".equals(state) || said.contains("password authentication failed")) {
            return "The database server refuses our password.";
        }
        return switch (state) {
            case "3D000" -> "The database server has no such database any more.";
            case "42501" -> "The database server does not let our user into the database.";
            case "28000" -> "The database server refuses our user.";
            default -> "The database server does not accept how we sign in.";
        };
    }
}
