package com.aidock.admin.pool.incident;

import com.aidock.admin.database.StartupRefused;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an incident is over, and for how long it is remembered.
 *
 * @param quiet how long all must have been well before it closes, 1 s to 10 min
 * @param keep how long it stays in the database, at least a day
 */
@ConfigurationProperties("aidock.incidents")
record IncidentProperties(
        @DefaultValue("10s") Duration quiet,
        @DefaultValue("90d") Duration keep) {
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(10);

    IncidentProperties {
        if (quiet.toSeconds() < 1 || quiet.compareTo(LONGEST_QUIET) > 0) {
            throw new StartupRefused(
                    "aidock.incidents.quiet is %s, but must be from 1s to 10m, such as 10s".formatted(quiet));
        }
        if (keep.toDays() < 1) {
            throw new StartupRefused(
                    "aidock.incidents.keep is %s, but must be at least one day, such as 90d".formatted(keep));
        }
    }
}
