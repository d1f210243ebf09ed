package com.aidock.admin.pool;

import java.util.List;

/** Something about the pool that a person should know beside what its samples tell. */
@FunctionalInterface
public interface PoolConcern {
    /** In sentences, from memory; none while all is well. */
    List<String> sentences();

    /** Whether people are held up by it now, so that it stands before all that is seen of the lanes. */
    default boolean urgent() {
        return false;
    }
}
