package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.DiscoveredModel;
import java.util.List;

/**
 * What a connection test found.
 *
 * @param models that the provider lists, empty unless the test succeeded
 * @param complete whether these are all of them
 * @param stored whether the result stands at the configuration now: not that of a draft, nor of a connection that was
 *     changed while it was tested
 */
public record TestReport(TestResult result, List<DiscoveredModel> models, boolean complete, boolean stored) {
    public TestReport {
        models = List.copyOf(models);
    }
}
