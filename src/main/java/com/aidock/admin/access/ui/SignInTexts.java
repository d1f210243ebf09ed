package com.aidock.admin.access.ui;

import com.aidock.admin.access.SignInProblem;
import com.vaadin.flow.component.login.LoginI18n;

/** What the sign-in page says. */
final class SignInTexts {
    /** While the answer is on its way. */
    static final String SLOW =
            "Still signing in. After many wrong passwords for this account it may take up to half a minute.";
    /** When it is not. */
    static final String SILENT = "No answer came. Check the connection, reload this page and try again.";
    /** When the browser itself refuses to follow the answer. */
    static final String BLOCKED = "The browser stopped the sign-in, because the answer leads to another address. "
            + "Ask whoever runs the proxy in front of this console whether it rewrites redirects.";

    private SignInTexts() {}

    static LoginI18n form() {
        LoginI18n texts = LoginI18n.createDefault();
        LoginI18n.Form form = texts.getForm();
        // The page has its own heading; the form's would be a second one.
        form.setTitle("");
        form.setUsername("E-mail");
        form.setPassword("Password");
        form.setSubmit("Sign in");
        texts.getErrorMessage().setUsername("Enter your e-mail address");
        texts.getErrorMessage().setPassword("Enter your password");
        return texts;
    }

    static String title(SignInProblem problem) {
        return switch (problem) {
            case WRONG -> "Wrong e-mail or password";
            case DISABLED -> "This account is disabled";
            case TOO_SOON -> "Too many failed attempts";
            case DATABASE_AWAY -> "The database is away";
            case ALL_BUSY -> "All connections are busy";
            case TOO_MANY_AT_ONCE -> "Too many people are signing in";
            case UNEXPECTED -> "Signing in did not work";
        };
    }

    static String text(SignInProblem problem) {
        return switch (problem) {
            case WRONG -> "Check both and try again.";
            case DISABLED -> "Ask an administrator to enable it.";
            case TOO_SOON -> "Your password was not checked. Wait a moment, then try again.";
            case DATABASE_AWAY -> "Your password was not checked. Try again when the database answers.";
            case ALL_BUSY -> "Your password was not checked. Try again in a few seconds.";
            case TOO_MANY_AT_ONCE -> "Your password was not checked. Try again in a few seconds.";
            case UNEXPECTED ->
                "It is not your password: something failed here. Try again; if it stays, look at the log.";
        };
    }
}
