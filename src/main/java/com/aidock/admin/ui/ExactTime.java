package com.aidock.admin.ui;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment in full as every screen writes it, whatever the reader's browser is set to: "2026-11-26 09:41:07 UTC", so
 * that it can be looked up in a log of another program.
 */
public final class ExactTime {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ExactTime() {}

    public static String text(Instant instant) {
        return SECONDS.format(instant);
    }
}
