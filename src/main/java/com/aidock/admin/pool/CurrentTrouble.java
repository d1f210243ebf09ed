package com.aidock.admin.pool;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds the incident that lasts, so that each reading of the pool carries it; from memory. */
@Component
public class CurrentTrouble {
    private volatile @Nullable Trouble trouble;

    /** Takes the incident as it is now; null when it is over. */
    public void set(@Nullable Trouble now) {
        trouble = now;
    }

    @Nullable
    Trouble get() {
        return trouble;
    }
}
