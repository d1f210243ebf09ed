package com.aidock.admin.pool.settings;

import com.aidock.admin.database.ConnectionLimit;
import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.act.HandChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the settings of all lanes are judged by.
 *
 * @param changes the lanes that were changed by hand
 * @param urlParameters what {@code DATABASE_URL} tells the driver
 * @param startupOptions whether sessions get their settings with the start-up packet
 * @param limit how many connections all lanes together can have
 * @param sum connections that all lanes are configured to open
 */
record SheetContext(
        Origins origins,
        List<HandChange> changes,
        Map<String, String> urlParameters,
        boolean startupOptions,
        ConnectionLimit limit,
        int sum) {
    static final String BUILT_IN = "built-in default";

    /** Where the configured value of one of our settings comes from. */
    String origin(Lane lane, String name) {
        return origins.of("aidock.lanes." + lane.id() + "." + name);
    }

    /** Who changed the lane by hand, and until when; empty if it is as it was configured. */
    Optional<String> byHand(Lane lane) {
        return changes.stream()
                .filter(change -> change.lane() == lane)
                .map(change -> "%s by %s, %s"
                        .formatted(
                                change.what(), change.by(), change.kept() ? "kept after a restart" : "until restart"))
                .findFirst();
    }
}
