package com.aidock.admin.telemetry;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import io.sentry.SentryEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Tags an error with how the pool was at that moment; read from memory, so it works when the pool is the error. */
class PoolTags implements SmartInitializingSingleton {
    private final ObjectProvider<Lanes> laneProvider;
    private final ObjectProvider<HealthTag> healthProvider;
    private volatile @Nullable Lanes lanes;
    private volatile @Nullable HealthTag health;

    PoolTags(ObjectProvider<Lanes> laneProvider, ObjectProvider<HealthTag> healthProvider) {
        this.laneProvider = laneProvider;
        this.healthProvider = healthProvider;
    }

    /** Not before all stands: an error on the way there must not create the lanes as a side effect. */
    @Override
    public void afterSingletonsInstantiated() {
        lanes = laneProvider.getIfAvailable();
        health = healthProvider.getIfAvailable();
    }

    void addTo(SentryEvent event) {
        HealthTag currentHealth = health;
        if (currentHealth != null) {
            event.setTag("pool_health", currentHealth.current());
        }
        Lanes currentLanes = lanes;
        if (currentLanes != null) {
            event.setTag("pool_utilisation", percent(currentLanes.reading(Lane.MAIN)));
        }
    }

    private static String percent(LaneReading main) {
        return String.format(Locale.ROOT, "%.1f", main.utilisation() * 100);
    }
}
