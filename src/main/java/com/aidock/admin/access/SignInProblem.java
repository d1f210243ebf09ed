package com.aidock.admin.access;

import java.util.Arrays;
import java.util.Optional;

/** Why a sign-in did not happen, as the address of the sign-in page tells it; a wrong password is only one reason. */
public enum SignInProblem {
    WRONG("error", "", "The e-mail address or the password is wrong."),
    DISABLED("disabled", "", "The account is disabled."),
    /** The parameter's value is the seconds to wait. */
    TOO_SOON("wait", "", "Too many attempts failed before."),
    DATABASE_AWAY("unavailable", "database", "The database did not answer."),
    ALL_BUSY("unavailable", "connections", "Every reserved database connection was taken."),
    TOO_MANY_AT_ONCE("unavailable", "load", "Too many sign-ins came at once."),
    UNEXPECTED("unavailable", "unexpected", "An error in the program.");

    private final String parameter;
    private final String value;
    private final String reason;

    SignInProblem(String parameter, String value, String reason) {
        this.parameter = parameter;
        this.value = value;
        this.reason = reason;
    }

    /** The name of the query parameter. */
    public String parameter() {
        return parameter;
    }

    /** What the audit log says. */
    String reason() {
        return reason;
    }

    /** Whether it is no fault of whoever tried. */
    boolean fault() {
        return parameter.equals("unavailable");
    }

    String query() {
        return value.isEmpty() ? parameter : parameter + "=" + value;
    }

    /** The problem that a query parameter stands for; an unknown value of a known parameter counts as unexpected. */
    public static Optional<SignInProblem> of(String parameter, String value) {
        return Arrays.stream(values())
                .filter(problem -> problem.parameter.equals(parameter))
                .filter(problem -> problem.value.isEmpty() || problem.value.equals(value) || problem == UNEXPECTED)
                .findFirst();
    }
}
