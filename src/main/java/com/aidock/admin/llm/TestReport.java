package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.DiscoveredModel;
import com.aidock.admin.llm.probe.ProbeStage;
import com.aidock.admin.llm.probe.StageReport;
import java.util.List;

/**
 * What a connection test found.
 *
 * @param models that the provider lists, empty unless it did
 * @param complete whether these are all of them
 * @param stages the parts that were reached, each with its time and what it found
 * @param withCompletion whether a real completion was asked for
 * @param stored whether the result stands at the configuration now: not that of a draft, nor of a connection that was
 *     changed while it was tested
 */
public record TestReport(
        TestResult result,
        List<DiscoveredModel> models,
        boolean complete,
        List<StageReport> stages,
        boolean withCompletion,
        boolean stored) {
    public TestReport {
        models = List.copyOf(models);
        stages = List.copyOf(stages);
    }

    /** Whether the provider was seen to accept the key. */
    public boolean keyAccepted() {
        return stages.stream()
                .anyMatch(stage ->
                        stage.stage() == ProbeStage.AUTHENTICATION && stage.state() == StageReport.State.PASSED);
    }

    TestReport storedAs(boolean now) {
        return new TestReport(result, models, complete, stages, withCompletion, now);
    }
}
