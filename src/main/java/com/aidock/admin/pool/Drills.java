package com.aidock.admin.pool;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;

/** Tells connections that a drill holds from real use. */
public final class Drills {
    /** The place of a drill's work. */
    public static final String PLACE = "Drill";

    private Drills() {}

    /** What a drill does in the lane of this kind of work. */
    public static Work work(WorkKind kind, String operation) {
        return new Work(kind, null, PLACE, operation);
    }

    /** Whether this is a drill's own work. */
    public static boolean own(Work work) {
        return work.place().equals(PLACE);
    }
}
