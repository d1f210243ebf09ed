package com.aidock.admin.access.session;

import com.aidock.admin.database.StartupRefused;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a person stays signed in.
 *
 * @param lifetime since the sign-in, whatever the person does, at most 30 days
 * @param idle since the person's last act, at most the lifetime
 */
@ConfigurationProperties("aidock.sessions")
public record SessionLimits(
        @DefaultValue("12h") Duration lifetime,
        @DefaultValue("60m") Duration idle) {
    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofDays(30);

    /** How often, at most, a page tells of acts. */
    private static final Duration REPORT_AT_MOST = Duration.ofSeconds(30);

    public SessionLimits {
        within("lifetime", lifetime, "such as 12h");
        within("idle", idle, "such as 60m");
        if (idle.compareTo(lifetime) > 0) {
            throw new StartupRefused(
                    "aidock.sessions.idle is %s, longer than aidock.sessions.lifetime, which is %s; make it shorter"
                            .formatted(text(idle), text(lifetime)));
        }
    }

    private static void within(String name, Duration value, String example) {
        if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
            throw new StartupRefused("aidock.sessions.%s is %s, but must be from %s to %s, %s"
                    .formatted(name, value, text(LEAST), text(MOST), example));
        }
    }

    /** How often a page tells at most that somebody is at work on it: often enough for the limit to be kept. */
    public Duration reportEvery() {
        Duration quarter = idle.dividedBy(4);
        return quarter.compareTo(REPORT_AT_MOST) < 0 ? quarter : REPORT_AT_MOST;
    }

    /** A duration in the largest unit that tells it exactly: "60 minutes", "12 hours". */
    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 3600 == 0 && seconds > 3600) {
            return seconds % 86400 == 0 ? count(seconds / 86400, "day") : count(seconds / 3600, "hour");
        }
        return seconds % 60 == 0 ? count(seconds / 60, "minute") : count(seconds, "second");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
