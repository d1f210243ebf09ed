package com.aidock.admin.shell;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.pool.Health;
import com.aidock.admin.telemetry.HealthTag;
import org.springframework.stereotype.Component;

/** Tells the telemetry the pool's health: of the two features neither may know the other. */
@Component
class HealthOfErrors implements HealthTag {
    private final Lanes lanes;

    HealthOfErrors(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public String current() {
        return Health.worst(lanes.readings()).id();
    }
}
