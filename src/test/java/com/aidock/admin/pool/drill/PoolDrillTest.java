package com.aidock.admin.pool.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.LaneTuning;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.pool.drill.DrillCheck.Outcome;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PostgresTest
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"AIDOCK_API_TOKEN=" + PoolDrillTest.TOKEN, "aidock.lanes.main.maximum-size=20"})
@WithMockUser(roles = "ADMIN")
class PoolDrillTest {
    static final String TOKEN = "planted-token-0123456789abcdef0123456789";
    private static final Duration LONG = Duration.ofMinutes(1);

    @LocalServerPort
    int port;

    private final Lanes lanes;
    private final PoolDrill drill;
    private final DrillTools tools;
    private final JsonMapper json;

    @Autowired
    PoolDrillTest(Lanes lanes, PoolDrill drill, DrillTools tools, JsonMapper json) {
        this.lanes = lanes;
        this.drill = drill;
        this.tools = tools;
        this.json = json;
    }

    @Test
    void the_command_passes_on_a_healthy_instance_and_leaves_no_trace() throws Exception {
        LaneReading before = lanes.reading(Lane.MAIN);
        Said said = verifyPool(TOKEN, "--json");
        JsonNode report = json.readTree(said.out());
        assertThat(said.out()).doesNotContain(TOKEN);
        assertThat(report.get("passed").asBoolean()).as(said.out()).isTrue();
        assertThat(said.exit()).isZero();
        List<String> names = new ArrayList<>();
        report.get("checks").forEach(check -> {
            assertThat(check.get("outcome").asString()).isEqualTo("passed");
            names.add(check.get("name").asString());
            // A sample of the level before, with the same verdict, is no alarm at this one.
            assertThat(check.get("detail").asString()).doesNotEndWith("after 0 ms");
            if (check.get("name").asString().endsWith("page")) {
                assertThat(check.get("detail").asString()).startsWith("the sign-in page (a token opens no other)");
            }
        });
        assertThat(names).startsWith("configuration", "capacity", "effective settings", "monitoring", "endpoint");
        for (String level : List.of("70 %", "90 %", "91 %", "100 %")) {
            assertThat(names).contains(level + " verdict", level + " alarm", level + " endpoint", level + " page");
        }
        assertThat(names).endsWith("waiter served", "recovery", "no trace");
        assertThat(lanes.reading(Lane.MAIN).timeouts()).isEqualTo(before.timeouts());
        assertThat(tools.holdsNothing()).isTrue();
        assertThat(lanes.reading(Lane.MAIN).total()).isLessThanOrEqualTo(Math.max(before.total(), before.size() + 1));
    }

    @Test
    void a_lane_in_real_use_is_refused_unless_forced_and_a_wrong_token_could_not_run() throws Exception {
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 11)) {
            Said refused = verifyPool(TOKEN);
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.out()).contains("○ drill", "Main is in real use: 11 of 20");
            Said forced = verifyPool(TOKEN, "--force");
            assertThat(forced.out()).contains("✓ 91 % verdict", "19 of 20 (95.0 %): critical", "passed: ");
            assertThat(forced.exit()).isZero();
            assertThat(lanes.reading(Lane.MAIN).active()).isEqualTo(11);
        }
        Said wrong = verifyPool("wrong-token-0123456789abcdef012345678", "--json");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(json.readTree(wrong.out())
                        .get("checks")
                        .get(0)
                        .get("outcome")
                        .asString())
                .isEqualTo("not_run");
        assertThat(wrong.out()).doesNotContain("wrong-token");
    }

    @Test
    void what_cannot_be_told_apart_is_not_a_pass_and_what_does_not_fit_fails() throws Exception {
        LaneTuning before = lanes.tuning(Lane.BACKGROUND);
        LaneTuning main = lanes.tuning(Lane.MAIN);
        try {
            lanes.tune(Lane.BACKGROUND, before.sized(1, 10));
            lanes.tune(Lane.MAIN, main.sized(1, 590));
            DrillRun run = drill.start(Lane.BACKGROUND, false, new DrillCaller("Bearer " + TOKEN, null));
            assertThatThrownBy(() -> drill.start(Lane.MAIN, false, new DrillCaller(null, null)))
                    .isInstanceOf(DrillRefused.class)
                    .hasMessageContaining("Another drill runs");
            await().atMost(LONG).until(() -> run.report().finished());
            DrillReport report = run.report();
            assertThat(outcome(report, "capacity")).isEqualTo(Outcome.FAILED);
            assertThat(outcome(report, "91 %")).isEqualTo(Outcome.NOT_RUN);
            assertThat(outcome(report, "100 % verdict")).isEqualTo(Outcome.PASSED);
            assertThat(report.passed()).isFalse();
            assertThat(report.state()).isEqualTo("failed");
            lanes.tune(Lane.BACKGROUND, before);
            Said said = verifyPool(TOKEN, "--lane", "background");
            assertThat(said.out()).contains("✕ capacity", "✓ recovery");
            assertThat(said.exit()).isEqualTo(1);
        } finally {
            lanes.tune(Lane.MAIN, main);
            lanes.tune(Lane.BACKGROUND, before);
        }
    }

    @Test
    void everything_is_given_back_when_the_caller_has_gone_or_the_deadline_passes() throws SQLException {
        AtomicLong now = new AtomicLong();
        for (Duration later : List.of(DrillRun.UNATTENDED, DrillRun.LONGEST)) {
            DrillHold hold = tools.hold(Lane.MAIN);
            DrillRun run = new DrillRun(Lane.MAIN, hold, now::get);
            hold.takeOne();
            hold.takeOne();
            run.watch();
            assertThat(hold.count()).isEqualTo(2);
            now.addAndGet(later.toNanos() + 1);
            run.watch();
            assertThat(hold.count()).isZero();
            assertThat(run.stopped()).isNotEmpty();
            assertThatThrownBy(hold::takeOne).hasMessageContaining("given back already");
            assertThat(tools.holdsNothing()).isTrue();
        }
    }

    @Test
    void a_cancelled_drill_gives_back_at_once_and_leaves_the_rest_out() {
        DrillRun run = drill.start(Lane.MAIN, false, new DrillCaller("Bearer " + TOKEN, null));
        await().atMost(LONG).until(() -> run.hold().count() > 0);
        run.cancel();
        assertThat(run.hold().count()).isZero();
        await().atMost(LONG).until(() -> run.report().finished());
        assertThat(run.report().checks())
                .anyMatch(check ->
                        check.outcome() == Outcome.NOT_RUN && check.detail().contains("cancelled"));
        assertThat(outcome(run.report(), "recovery")).isEqualTo(Outcome.PASSED);
        assertThat(tools.holdsNothing()).isTrue();
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void a_viewer_may_not_begin_one() {
        assertThatThrownBy(() -> drill.start(Lane.MAIN, false, new DrillCaller(null, null)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private static Outcome outcome(DrillReport report, String name) {
        return report.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private Said verifyPool(String token, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./aidock", "verify-pool", "--url", "http://localhost:" + port));
        command.addAll(Arrays.asList(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AIDOCK_API_TOKEN", token);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out);
    }

    private record Said(int exit, String out) {}
}
