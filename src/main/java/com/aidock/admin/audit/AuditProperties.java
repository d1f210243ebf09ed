package com.aidock.admin.audit;

import com.aidock.admin.database.StartupRefused;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the log is kept.
 *
 * @param keep all entries, at least a day
 * @param keepStrangers failed sign-ins and other attempts of people who were not signed in, at least a day
 */
@ConfigurationProperties("aidock.audit")
record AuditProperties(
        @DefaultValue("400d") Duration keep,
        @DefaultValue("90d") Duration keepStrangers) {
    AuditProperties {
        atLeastADay("keep", keep);
        atLeastADay("keep-strangers", keepStrangers);
    }

    private static void atLeastADay(String name, Duration value) {
        if (value.compareTo(Duration.ofDays(1)) < 0) {
            throw new StartupRefused(
                    "aidock.audit.%s is %s, but must be at least one day, such as 400d".formatted(name, value));
        }
    }
}
