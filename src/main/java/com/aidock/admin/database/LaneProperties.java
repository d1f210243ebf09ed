package com.aidock.admin.database;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The configured lanes, before the server's limits are known; the emergency profile stands in {@code application.yml}.
 */
@ConfigurationProperties("aidock.lanes")
public record LaneProperties(LaneSettings main, LaneSettings background, LaneSettings reserved) {

    /** Refuses a lane that could not work, naming the property. */
    public LaneProperties {
        LaneRules.check(Lane.MAIN, main);
        LaneRules.check(Lane.BACKGROUND, background);
        LaneRules.check(Lane.RESERVED, reserved);
    }

    public LaneSettings of(Lane lane) {
        return switch (lane) {
            case MAIN -> main;
            case BACKGROUND -> background;
            case RESERVED -> reserved;
        };
    }

    /** Connections that all lanes together may open. */
    int sum() {
        return main.maximumSize() + background.maximumSize() + reserved.maximumSize();
    }
}
