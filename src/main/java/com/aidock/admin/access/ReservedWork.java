package com.aidock.admin.access;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;

/** Takes what the current thread does to the reserved lane, keeping who and where. */
final class ReservedWork {
    private ReservedWork() {}

    static Work doing(String operation) {
        Work now = Work.current();
        return new Work(WorkKind.SIGN_IN, now.actor(), now.place(), operation);
    }
}
