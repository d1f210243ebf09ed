package com.aidock.admin.llm;

import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import com.aidock.admin.llm.TestRun.Stage;
import com.aidock.admin.llm.probe.Completion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Tests connections to providers and discovers their models, in the background: the calls return at once, and the
 * listener hears of every stage on the test's own thread. Nothing costs money unless a completion is asked for.
 */
@Service
@PreAuthorize("hasRole('ADMIN')")
public class ConnectionTests {
    private final TestRunner runner;
    private final Tester tester;
    private final Connections connections;
    private final ApplicationEventPublisher events;

    ConnectionTests(TestRunner runner, Tester tester, Connections connections, ApplicationEventPublisher events) {
        this.runner = runner;
        this.tester = tester;
        this.connections = connections;
        this.events = events;
    }

    /** Tests the configuration as it is stored, without a completion, and stores the result. */
    @Audited(AuditAction.LLM_CONFIG_TESTED)
    public TestRun start(long id, TestRun.Listener listener) {
        return start(id, TestDepth.LIST, listener);
    }

    /** Tests the configuration as it is stored, and stores the result. */
    @Audited(AuditAction.LLM_CONFIG_TESTED)
    public TestRun start(long id, TestDepth depth, TestRun.Listener listener) {
        return runner.start("test connection", listener, run -> tester.stored(run, id, depth));
    }

    /**
     * Asks the provider for its models with the configuration as it is stored; that is a test too, and stored as one.
     */
    @Audited(AuditAction.LLM_CONFIG_TESTED)
    public TestRun discoverModels(long id, TestRun.Listener listener) {
        return runner.start("discover models", listener, run -> tester.stored(run, id, TestDepth.LIST));
    }

    /**
     * Tests many configurations as they are stored, a bounded number at once and without completions, and stores each
     * result.
     *
     * @param ids in the order in which they are to begin; each once
     * @param onChange is told that something changed, on the tests' own threads; must not wait
     */
    @Audited(value = AuditAction.LLM_CONFIG_TESTED, first = Audited.First.NONE)
    public ManyTests startAll(List<Long> ids, Runnable onChange) {
        ManyTests tests = new ManyTests(ids, onChange, id -> start(id, stage -> {}));
        tests.begin();
        return tests;
    }

    /** As the other, without a completion. */
    @Audited(AuditAction.LLM_CONFIG_TESTED)
    public TestRun testDraft(@Nullable Long id, LlmConfigForm form, @Nullable Secret key, TestRun.Listener listener) {
        return testDraft(id, form, key, TestDepth.LIST, listener);
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
    public TestRun testDraft(
            @Nullable Long id, LlmConfigForm form, @Nullable Secret key, TestDepth depth, TestRun.Listener listener) {
        List<Violation> violations = LlmConfigRules.checkConnection(form);
        if (!violations.isEmpty()) {
            throw new InvalidLlmConfig(violations);
        }
        Completion completion =
                depth == TestDepth.LIST ? null : new Completion(form.defaultModel(), form.modelParameters());
        DraftAudit audit = new DraftAudit(id, form, Work.current(), events);
        return runner.start(
                "test draft",
                listener,
                run -> audit.tell(() -> tester.draft(run, draft(run, id, form, key), completion)));
    }

    private Handover draft(TestRun run, @Nullable Long id, LlmConfigForm form, @Nullable Secret key) {
        run.enter(Stage.PREPARING);
        return id == null ? Handover.of(() -> Connections.target(form, key)) : connections.draft(id, form, key);
    }
}
