package com.aidock.admin.llm;

import com.aidock.admin.llm.TestRun.Stage;
import com.aidock.admin.llm.probe.Completion;
import com.aidock.admin.llm.probe.ProbeOutcome;
import com.aidock.admin.llm.probe.ProbeResult;
import com.aidock.admin.llm.probe.ProbeTarget;
import com.aidock.admin.llm.probe.Prober;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks a provider with nothing in hand: no transaction, no connection. */
@Component
class Tester {
    private static final Logger LOG = LoggerFactory.getLogger(Tester.class);

    private final Connections connections;
    private final Prober prober;
    private final Clock clock;

    Tester(Connections connections, Prober prober, Clock clock) {
        this.connections = connections;
        this.prober = prober;
        this.clock = clock;
    }

    /** Tests a stored configuration and stores the result. */
    TestReport stored(TestRun run, long id, TestDepth depth) {
        run.enter(Stage.PREPARING);
        Connection connection = connections.stored(id);
        ProbeResult probed =
                call(run, connection.handover(), depth == TestDepth.COMPLETION ? connection.completion() : null);
        run.enter(Stage.STORING);
        return report(connection, probed, depth);
    }

    /** Asks and reports without storing. */
    TestReport draft(TestRun run, Handover handover, @Nullable Completion completion) {
        ProbeResult probed = call(run, handover, completion);
        return report(probed, completion == null ? TestDepth.LIST : TestDepth.COMPLETION);
    }

    ProbeResult call(TestRun run, Handover handover, @Nullable Completion completion) {
        run.enter(Stage.CALLING);
        ProbeTarget target = handover.target();
        return target == null ? withheld(handover.reason()) : prober.probe(target, completion, run::probed);
    }

    /** Stores the result; a database that is away does not take it from the one who waits for it. */
    TestReport report(Connection tested, ProbeResult probed, TestDepth depth) {
        TestReport report = report(probed, depth);
        try {
            return report.storedAs(connections.store(tested, report));
        } catch (RuntimeException e) {
            LOG.warn("The test result of LLM configuration {} could not be stored", tested.id(), e);
            return report;
        }
    }

    private TestReport report(ProbeResult probed, TestDepth depth) {
        TestResult result = new TestResult(
                probed.outcome(),
                probed.message(),
                probed.latency().truncatedTo(ChronoUnit.MILLIS),
                probed.models().size(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return new TestReport(
                result, probed.models(), probed.complete(), probed.stages(), depth == TestDepth.COMPLETION, false);
    }

    private static ProbeResult withheld(String why) {
        return new ProbeResult(ProbeOutcome.NOT_POSSIBLE, why, Duration.ZERO, null, List.of(), true, null, List.of());
    }
}
