package com.aidock.admin.shell;

import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.telemetry.HealthTag;
import org.springframework.stereotype.Component;

/** Tells the telemetry the pool's health: of the two features neither may know the other. */
@Component
class HealthOfErrors implements HealthTag {
    private final PoolMonitor monitor;

    HealthOfErrors(PoolMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public String current() {
        return monitor.now().health().id();
    }
}
