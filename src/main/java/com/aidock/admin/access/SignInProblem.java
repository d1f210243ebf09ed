package com.aidock.admin.access;

import java.util.Arrays;
import java.util.Optional;

/** Why a sign-in did not happen, as the address of the sign-in page tells it; a wrong password is only one reason. */
public enum SignInProblem {
    WRONG("error", ""),
    DISABLED("disabled", ""),
    /** The parameter's value is the seconds to wait. */
    TOO_SOON("wait", ""),
    DATABASE_AWAY("unavailable", "database"),
    ALL_BUSY("unavailable", "connections"),
    TOO_MANY_AT_ONCE("unavailable", "load"),
    UNEXPECTED("unavailable", "unexpected");

    private final String parameter;
    private final String value;

    SignInProblem(String parameter, String value) {
        this.parameter = parameter;
        this.value = value;
    }

    /** The name of the query parameter. */
    public String parameter() {
        return parameter;
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
