package com.aidock.admin.events;

import org.jspecify.annotations.Nullable;

/**
 * One field before and after a change.
 *
 * @param field as JSON spells it
 * @param before null if there was nothing
 * @param after null if there is nothing now
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {
    private static final String STORED = "stored";
    private static final String CHANGED = "changed";

    /** A secret, of which nothing is told but that it was stored, changed or removed. */
    public static FieldChange secret(String field, boolean before, boolean after) {
        return new FieldChange(field, before ? STORED : null, after ? before ? CHANGED : STORED : null);
    }
}
