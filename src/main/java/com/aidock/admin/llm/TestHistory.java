package com.aidock.admin.llm;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the last tests of a configuration found; at most {@value #KEPT} are kept of each. */
@Service
public class TestHistory {
    /** The most results that are kept of one configuration. */
    public static final int KEPT = 50;

    private final StoredTestRepository tests;
    private final BlastRadius blastRadius;

    TestHistory(StoredTestRepository tests, BlastRadius blastRadius) {
        this.tests = tests;
        this.blastRadius = blastRadius;
    }

    /** The kept results, the latest first; empty as well if there is no such configuration. */
    @PreAuthorize("hasRole('VIEWER')")
    @Transactional(readOnly = true)
    public List<PastTest> of(long configId) {
        return tests.latest(configId, Limit.of(KEPT)).stream()
                .map(StoredTest::past)
                .toList();
    }

    /** The kept results and what the last list lacks, read together. */
    @PreAuthorize("hasRole('VIEWER')")
    @Transactional(readOnly = true)
    public KnownTests known(LlmConfigDetails config) {
        return new KnownTests(of(config.id()), blastRadius.of(config));
    }
}
