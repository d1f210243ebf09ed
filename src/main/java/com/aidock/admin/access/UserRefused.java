package com.aidock.admin.access;

import com.aidock.admin.events.Refusal;

/** A change of a user that a rule forbids; the message is written for the person who asked for it. */
public class UserRefused extends RuntimeException implements Refusal {
    private final Field field;

    UserRefused(Field field, String message) {
        super(message);
        this.field = field;
    }

    /** What the message is about, so that a form can show it there. */
    public Field field() {
        return field;
    }

    /** The part of a form that a refusal is about. */
    public enum Field {
        EMAIL,
        OLD_PASSWORD,
        PASSWORD,
        /** Not one field but the whole. */
        WHOLE
    }
}
