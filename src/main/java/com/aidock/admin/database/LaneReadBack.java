package com.aidock.admin.database;

import java.time.Instant;
import java.util.List;

/** What a session of one lane and its driver answered when they were asked. */
public record LaneReadBack(
        Lane lane, Instant at, List<EffectiveSetting> session, DriverFacts driver, ServerLimits limits) {
    public LaneReadBack {
        session = List.copyOf(session);
    }
}
