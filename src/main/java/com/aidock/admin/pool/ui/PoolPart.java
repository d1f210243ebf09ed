package com.aidock.admin.pool.ui;

import java.util.Optional;
import java.util.stream.Stream;

/** What the lower half of the pool page can show, in the order of its tabs. */
enum PoolPart {
    CONNECTIONS("connections", "Connections", ConnectionsTab.class),
    LANES("lanes", "Lanes", LanesTab.class),
    SLOW_WORK("slow", "Slow work", SlowWorkTab.class),
    INCIDENTS("incidents", "Incidents", IncidentsTab.class),
    SETTINGS("settings", "Settings", SettingsTab.class),
    CAPACITY("capacity", "Capacity", CapacityTab.class),
    SCORECARD("scorecard", "Scorecard", ScorecardTab.class),
    COST("cost", "Own cost", CostTab.class);

    private final String key;
    private final String title;
    private final Class<? extends PoolTab> type;

    PoolPart(String key, String title, Class<? extends PoolTab> type) {
        this.key = key;
        this.title = title;
        this.type = type;
    }

    /** Its name in the address, as in {@code ?tab=settings}. */
    String key() {
        return key;
    }

    String title() {
        return title;
    }

    /** The bean that shows it. */
    Class<? extends PoolTab> type() {
        return type;
    }

    /** The part with this key; empty for an address that names none. */
    static Optional<PoolPart> of(String key) {
        return Stream.of(values()).filter(part -> part.key.equals(key)).findFirst();
    }
}
