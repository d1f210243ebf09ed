package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.ProbeStage;
import com.aidock.admin.llm.probe.StageReport;
import java.time.Duration;

/**
 * A part of a test at rest, as JSON.
 *
 * @param us how long it took, in microseconds
 */
record StoredStage(ProbeStage stage, StageReport.State state, long us, String detail) {
    static StoredStage of(StageReport report) {
        return new StoredStage(report.stage(), report.state(), report.took().toNanos() / 1000, report.detail());
    }

    StageReport report() {
        return new StageReport(stage, state, Duration.ofNanos(us * 1000), detail);
    }
}
