package com.aidock.admin.testbench;

import com.vaadin.pro.licensechecker.LocalOfflineKey;
import com.vaadin.pro.licensechecker.LocalProKey;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the journeys where no Vaadin licence is, before anything is started, and says so once. */
final class LicenceCondition implements ExecutionCondition {
    private static final String MISSING = "TestBench journeys: compiled but NOT RUN, no Vaadin licence here"
            + " (~/.vaadin/proKey, VAADIN_PRO_KEY, or an offline key); the Playwright journeys cover the same ground";
    private static final AtomicBoolean SAID = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (LocalProKey.get() != null || !LocalOfflineKey.getAll().isEmpty()) {
            return ConditionEvaluationResult.enabled("a licence is here");
        }
        if (!SAID.getAndSet(true)) {
            System.out.println(MISSING);
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }
}
