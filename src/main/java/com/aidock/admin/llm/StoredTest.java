package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.ProbeOutcome;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code llm_test_result}; written once. */
@Entity
@Table(name = "llm_test_result")
class StoredTest {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    long llmConfigId;

    Instant testedAt = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    ProbeOutcome outcome = ProbeOutcome.UNKNOWN;

    String message = "";

    int latencyMs;

    int models;

    boolean withCompletion;

    @JdbcTypeCode(SqlTypes.JSON)
    List<StoredStage> stages = List.of();

    /** For JPA. */
    protected StoredTest() {}

    StoredTest(long llmConfigId, TestReport report) {
        TestResult result = report.result();
        this.llmConfigId = llmConfigId;
        testedAt = result.testedAt();
        outcome = result.outcome();
        message = result.message();
        latencyMs = result.latencyMs();
        models = result.models();
        withCompletion = report.withCompletion();
        stages = report.stages().stream().map(StoredStage::of).toList();
    }

    PastTest past() {
        return new PastTest(
                new TestResult(outcome, message, Duration.ofMillis(latencyMs), models, testedAt),
                withCompletion,
                stages.stream().map(StoredStage::report).toList());
    }
}
