package com.aidock.admin.llm.api;

import com.aidock.admin.llm.TestReport;
import com.aidock.admin.llm.TestResult;
import com.aidock.admin.llm.probe.DiscoveredModel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a connection test found.
 *
 * @param message what it means and what to do next
 * @param models that the provider lists
 * @param complete whether these are all of them
 * @param stored whether the result stands at the configuration now
 */
@JsonNaming(SnakeCaseStrategy.class)
record TestAnswer(
        boolean ok,
        String outcome,
        String message,
        long latencyMs,
        Instant testedAt,
        List<String> models,
        boolean complete,
        boolean stored) {
    static TestAnswer of(TestReport report) {
        TestResult result = report.result();
        return new TestAnswer(
                result.ok(),
                result.outcome().name().toLowerCase(Locale.ROOT),
                result.message(),
                result.latency().toMillis(),
                result.testedAt(),
                report.models().stream().map(DiscoveredModel::id).toList(),
                report.complete(),
                report.stored());
    }
}
