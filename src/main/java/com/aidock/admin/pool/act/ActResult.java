package com.aidock.admin.pool.act;

import org.jspecify.annotations.Nullable;

/**
 * How an action ended.
 *
 * @param done what was done
 * @param missing what could not be done beside it, or null if all was
 */
public record ActResult(String done, @Nullable String missing) {
    static ActResult done(String text) {
        return new ActResult(text, null);
    }

    /** All of it as a text. */
    public String text() {
        return missing == null ? done : done + " " + missing;
    }
}
