package com.aidock.admin.llm;

import java.util.List;
import java.util.Optional;

/**
 * What earlier tests of a configuration found.
 *
 * @param tests the kept results, the latest first
 * @param missing what the configuration names and its provider did not list last, if anything
 */
public record KnownTests(List<PastTest> tests, Optional<ModelUse> missing) {
    public KnownTests {
        tests = List.copyOf(tests);
    }
}
