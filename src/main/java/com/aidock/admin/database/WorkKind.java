package com.aidock.admin.database;

import org.jspecify.annotations.Nullable;

/** What kind of work a thread does: the only thing that decides which lane it may borrow from. */
public enum WorkKind {
    /** A person waits for the result in a browser. */
    PERSON(Lane.MAIN),
    /** An API client waits for the result. */
    CLIENT(Lane.MAIN),
    /** Nobody waits: scheduled or asynchronous work, and everything that did not say what it is. */
    JOB(Lane.BACKGROUND),
    /** Signing in, set-up, permissions. */
    SIGN_IN(Lane.RESERVED),
    /** Watching the database and acting in an emergency. */
    RESCUE(Lane.RESERVED),
    /** Drawing a screen: holds the browser's session lock, so it may not wait for the database at all. */
    SCREEN(null);

    private final @Nullable Lane lane;

    WorkKind(@Nullable Lane lane) {
        this.lane = lane;
    }

    /** The lane that serves this kind of work, or null when it must not use the database. */
    public @Nullable Lane lane() {
        return lane;
    }
}
