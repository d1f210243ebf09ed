package com.aidock.admin.testing;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import java.util.List;
import java.util.function.Predicate;

/**
 * The connections that one part of the program holds or waits for. A test that says "nothing is held" has to say by
 * whom: the program's own watches and jobs borrow for a moment beside every test.
 */
public final class Borrowed {
    private Borrowed() {}

    /** What the threads hold whose names begin so. */
    public static List<Lease> byThreads(Lanes lanes, String prefix) {
        return by(lanes, lease -> lease.thread().getName().startsWith(prefix));
    }

    /** What is held for work done at this place. */
    public static List<Lease> at(Lanes lanes, String place) {
        return by(lanes, lease -> lease.work().place().equals(place));
    }

    private static List<Lease> by(Lanes lanes, Predicate<Lease> whose) {
        return lanes.leases().held().stream().filter(whose).toList();
    }
}
