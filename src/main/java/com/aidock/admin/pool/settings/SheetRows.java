package com.aidock.admin.pool.settings;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.settings.Setting.ReadFrom;

/** Makes the rows of one lane whose effective values come from one source. */
record SheetRows(Lane lane, ReadFrom source) {
    Setting row(
            String name,
            String fix,
            String configured,
            String effective,
            String origin,
            Verdict verdict,
            String detail) {
        return new Setting(lane, name, fix, configured, effective, source, origin, verdict, detail);
    }
}
