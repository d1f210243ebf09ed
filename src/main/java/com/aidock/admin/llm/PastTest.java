package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.StageReport;
import java.util.List;

/**
 * A test that was stored.
 *
 * @param withCompletion whether a model was asked for a real completion, so that the latency is longer
 * @param stages the parts that were reached
 */
public record PastTest(TestResult result, boolean withCompletion, List<StageReport> stages) {
    public PastTest {
        stages = List.copyOf(stages);
    }
}
