package com.aidock.admin.llm.api;

import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.TestResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The entity tag of a configuration: its version, which changes with every change, then the time of its last test,
 * which changes what is shown but is in nobody's way.
 */
final class Etag {
    private Etag() {}

    static String of(LlmConfigDetails config) {
        TestResult test = config.lastTest();
        String tested = test == null
                ? ""
                : "." + Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, test.testedAt()), Character.MAX_RADIX);
        return "\"" + config.version() + tested + "\"";
    }
}
