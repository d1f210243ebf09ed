package com.aidock.admin.pool.incident;

import com.aidock.admin.database.LaneReading;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.backend.Holder;
import java.time.Instant;
import java.util.List;

/**
 * How everything stood at one moment, frozen.
 *
 * @param sessionsKnown whether the server could be asked what the holders' sessions did
 */
public record Moment(
        Instant at,
        List<LaneReading> lanes,
        int serverConnections,
        int serverSlots,
        boolean serverReachable,
        List<Party> holders,
        List<Party> waiters,
        boolean sessionsKnown) {
    /** More holders or waiters than this nobody reads. */
    private static final int MOST = 120;

    public Moment {
        lanes = List.copyOf(lanes);
        holders = List.copyOf(holders);
        waiters = List.copyOf(waiters);
    }

    static Moment of(PoolSample sample, List<Holder> holders, List<Holder> waiters, boolean sessionsKnown) {
        return new Moment(
                sample.at(),
                sample.lanes(),
                sample.database().openConnections(),
                sample.database().available(),
                sample.database().reachable(),
                parties(holders),
                parties(waiters),
                sessionsKnown);
    }

    private static List<Party> parties(List<Holder> some) {
        return some.stream().limit(MOST).map(Party::of).toList();
    }
}
