package com.aidock.admin.access;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;

/** Takes what the current thread does to the reserved lane, keeping who and where. */
final class ReservedWork {
    private ReservedWork() {}

    static Work doing(String operation) {
        Work now = Work.current();
        return now.as(WorkKind.SIGN_IN, now.place(), operation);
    }
}
