package com.aidock.admin.database;

/** The start cannot go on because of a setting or the surroundings; the message is the one line that is shown. */
public class StartupRefused extends RuntimeException {
    public StartupRefused(String message) {
        super(message);
    }

    public StartupRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
