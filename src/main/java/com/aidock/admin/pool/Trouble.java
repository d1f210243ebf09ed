package com.aidock.admin.pool;

import java.time.Instant;
import java.util.UUID;

/**
 * The incident that lasts, as every page, the headline and the JSON tell it.
 *
 * @param label its cause in two or three words
 * @param headline what is wrong and why, in one sentence that names what to act on
 * @param advice what to do about it
 * @param known whether the cause is known yet
 * @param ebbing whether nothing is wrong any more, though not for long enough to close it
 */
public record Trouble(
        UUID incident,
        Instant since,
        String cause,
        String label,
        String headline,
        String advice,
        boolean known,
        boolean ebbing) {

    /** What is wrong and what to do. */
    public String sentences() {
        return headline + " " + advice;
    }
}
