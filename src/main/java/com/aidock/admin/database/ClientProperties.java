package com.aidock.admin.database;

import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What API clients may take of the main lane; set by {@code aidock.clients.*}.
 *
 * @param share per cent of the lane's capacity that all clients together may hold, 1 to 100; never less than one
 *     connection
 * @param patience how long a client waits for a connection before it is told to come back, 100 ms to 60 s
 */
@ConfigurationProperties("aidock.clients")
public record ClientProperties(
        @DefaultValue("25") int share, @DefaultValue("2s") Duration patience) {
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(60);

    /** Refuses values that make no sense, naming the property. */
    public ClientProperties {
        if (share < 1 || share > 100) {
            refuse("share", String.valueOf(share), "a whole number from 1 to 100 (per cent of the main lane)");
        }
        if (patience.compareTo(LEAST) < 0 || patience.compareTo(MOST) > 0) {
            refuse("patience", patience.toMillis() + " ms", "a duration from 100ms to 60s");
        }
    }

    /** How many connections of a lane that may grow to this capacity. */
    int connectionsOf(int capacity) {
        return Math.max(1, capacity * share / 100);
    }

    private static void refuse(String name, String value, String right) {
        throw new StartupRefused("aidock.clients.%s (AIDOCK_CLIENTS_%s) is %s, but must be %s"
                .formatted(name, name.toUpperCase(Locale.ROOT), value, right));
    }
}
