package com.aidock.admin.llm;

import com.aidock.admin.llm.TestRun.Stage;
import com.aidock.admin.llm.probe.DiscoveredModel;
import com.aidock.admin.llm.probe.ProbeResult;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Asks the provider of a configuration just created for its models, gives it the first fitting one as its default and
 * activates it. Whoever changes the configuration meanwhile wins; when it fails, the configuration stays inactive and
 * says why.
 */
@Component
class FirstDiscovery {
    private static final Logger LOG = LoggerFactory.getLogger(FirstDiscovery.class);

    private final TestRunner runner;
    private final Tester tester;
    private final Connections connections;
    private final LlmConfigWriter writer;

    FirstDiscovery(TestRunner runner, Tester tester, Connections connections, LlmConfigWriter writer) {
        this.runner = runner;
        this.tester = tester;
        this.connections = connections;
        this.writer = writer;
    }

    TestRun start(LlmConfigDetails created) {
        return runner.start("discover first models", stage -> {}, run -> discover(run, created));
    }

    private TestReport discover(TestRun run, LlmConfigDetails created) {
        run.enter(Stage.PREPARING);
        Connection connection = connections.stored(created.id());
        ProbeResult probed = tester.call(run, connection.handover(), null);
        run.enter(Stage.STORING);
        TestReport report = tester.report(connection, probed, TestDepth.LIST);
        Optional<String> first = DiscoveredModels.defaultOf(probed.models());
        first.ifPresent(model -> activate(created, probed.models(), model));
        return report;
    }

    private void activate(LlmConfigDetails created, List<DiscoveredModel> models, String first) {
        try {
            writer.setModels(created.id(), created.version(), DiscoveredModels.offered(models), first, null, true);
        } catch (OptimisticLockingFailureException | InvalidLlmConfig | LlmConfigNotFound e) {
            LOG.info("LLM configuration {} was changed while its models were discovered: left as it is", created.id());
        }
    }
}
