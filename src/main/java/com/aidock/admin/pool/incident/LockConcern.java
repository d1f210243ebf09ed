package com.aidock.admin.pool.incident;

import com.aidock.admin.pool.PoolConcern;
import com.aidock.admin.pool.backend.Backends;
import com.aidock.admin.pool.backend.Holders;
import com.aidock.admin.pool.backend.LockChain;
import com.aidock.admin.pool.backend.ServerActivity;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Names the root that one or two sessions have waited for, before they are enough for an incident. */
@Component
class LockConcern implements PoolConcern {
    private static final Duration FRESH = Duration.ofSeconds(4);

    private final Backends backends;
    private final Holders holders;
    private final Clock clock;

    LockConcern(Backends backends, Holders holders, Clock clock) {
        this.backends = backends;
        this.holders = holders;
        this.clock = clock;
    }

    @Override
    public List<String> sentences() {
        ServerActivity activity = backends.lastRead();
        if (activity.at().isBefore(clock.instant().minus(FRESH))) {
            return List.of();
        }
        return LockChain.of(activity, holders.lastKnown()).stream()
                .filter(chain -> chain.waitingFor(Observation.LONG_LOCK_WAIT) > 0)
                .map(chain -> chain.sentence() + " " + Cause.LOCK_CHAIN.advice())
                .toList();
    }

    @Override
    public boolean urgent() {
        return true;
    }
}
