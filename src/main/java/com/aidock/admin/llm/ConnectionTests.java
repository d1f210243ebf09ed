package com.aidock.admin.llm;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import com.aidock.admin.llm.TestRun.Stage;
import com.aidock.admin.llm.probe.ProbeTarget;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Tests connections to providers and discovers their models, in the background: the calls return at once, and the
 * listener hears of every stage on the test's own thread.
 */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class ConnectionTests {
    private final TestRunner runner;
    private final Tester tester;
    private final Connections connections;

    ConnectionTests(TestRunner runner, Tester tester, Connections connections) {
        this.runner = runner;
        this.tester = tester;
        this.connections = connections;
    }

    /** Tests the configuration as it is stored, and stores the result. */
    @Audited(AuditAction.LLM_CONFIG_TESTED)
    public TestRun start(long id, Consumer<Stage> onStage) {
        return runner.start("test connection", onStage, run -> tester.stored(run, id));
    }

    /**
     * Asks the provider for its models with the configuration as it is stored; that is a test too, and stored as one.
     */
    @Audited(AuditAction.LLM_CONFIG_TESTED)
    public TestRun discoverModels(long id, Consumer<Stage> onStage) {
        return runner.start("discover models", onStage, run -> tester.stored(run, id));
    }

    /**
     * Tests what was typed but not saved.
     *
     * @param id the configuration that is being edited, whose secrets are used where they stay with their server, or
     *     null for a new one
     * @param key what was typed as the key, or null for the stored one
     * @throws InvalidLlmConfig if the form breaks a rule, at once or through the report
     */
    @Audited(AuditAction.LLM_CONFIG_TESTED)
    public TestRun testDraft(@Nullable Long id, LlmConfigForm form, @Nullable Secret key, Consumer<Stage> onStage) {
        List<Violation> violations = LlmConfigRules.checkConnection(form);
        if (!violations.isEmpty()) {
            throw new InvalidLlmConfig(violations);
        }
        return runner.start("test draft", onStage, run -> tester.draft(run, draft(run, id, form, key)));
    }

    private @Nullable ProbeTarget draft(TestRun run, @Nullable Long id, LlmConfigForm form, @Nullable Secret key) {
        run.enter(Stage.PREPARING);
        return id == null ? Connections.target(form, key) : connections.draft(id, form, key);
    }
}
