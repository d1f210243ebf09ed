package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.llm.TestRun.Stage;
import com.aidock.admin.llm.probe.ProbeOutcome;
import com.aidock.admin.testing.Borrowed;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PlainSql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@LlmTest
class ConnectionTestsTest {
    private static final String KEY = "sk-planted-0123456789-wxyz";

    private final LlmConfigs configs;
    private final ConnectionTests tests;
    private final Lanes lanes;
    private final JdbcTemplate sql;
    private final FakeProvider provider = FakeProvider.of(Provider.OPENAI);

    @Autowired
    ConnectionTestsTest(LlmConfigs configs, ConnectionTests tests, Lanes lanes, Environment environment) {
        this.configs = configs;
        this.tests = tests;
        this.lanes = lanes;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        provider.close();
        sql.update("delete from llm_config");
    }

    @Test
    void a_test_stores_what_it_found_past_version_and_change_time() throws Exception {
        provider.okFor(KEY, "m-1", "m-2");
        LlmConfigDetails before = stored("A");
        List<Stage> stages = new CopyOnWriteArrayList<>();
        TestReport report = report(tests.start(before.id(), stages::add));
        assertThat(report.result().ok()).as(report.result().message()).isTrue();
        assertThat(report.stored()).isTrue();
        assertThat(stages).containsExactly(Stage.PREPARING, Stage.CALLING, Stage.STORING, Stage.ENDED);
        LlmConfigDetails after = configs.find(before.id()).orElseThrow();
        assertThat(after.lastTest()).isEqualTo(report.result());
        assertThat(report.result().models()).isEqualTo(2);
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
        assertThat(provider.keys()).containsOnly(KEY);
    }

    @Test
    void a_save_does_not_undo_the_result_of_a_test_that_ended_meanwhile() throws Exception {
        LlmConfigDetails read = stored("A");
        report(tests.start(read.id(), stage -> {}));
        configs.update(read.id(), read.version(), Forms.changed(read.form(), f -> f.description = "x"), null);
        assertThat(configs.find(read.id()).orElseThrow().lastTest()).isNotNull();
    }

    @Test
    void the_outcome_of_a_bad_key_is_stored_without_the_key() throws Exception {
        provider.badKey();
        LlmConfigDetails config = stored("A");
        assertThat(report(tests.start(config.id(), stage -> {})).result().outcome())
                .isEqualTo(ProbeOutcome.BAD_KEY);
        assertThat(sql.queryForObject("select row_to_json(c)::text from llm_config c", String.class))
                .contains("BAD_KEY")
                .doesNotContain("planted");
    }

    @Test
    void a_result_for_a_connection_that_was_changed_meanwhile_is_reported_but_not_stored() throws Exception {
        provider.slow(Duration.ofMillis(500));
        LlmConfigDetails config = stored("A");
        TestRun run = tests.start(config.id(), stage -> {});
        await().until(() -> provider.inFlight() > 0);
        configs.setKey(config.id(), config.version(), Secret.of("sk-another-0123456789"));
        TestReport report = report(run);
        assertThat(report.result().ok()).isTrue();
        assertThat(report.stored()).isFalse();
        assertThat(configs.find(config.id()).orElseThrow().lastTest()).isNull();
    }

    @Test
    void nothing_is_borrowed_while_the_provider_answers() {
        provider.never();
        TestRun run = tests.start(stored("A").id(), stage -> {});
        await().until(() -> provider.inFlight() > 0);
        assertThat(Borrowed.byThreads(lanes, TestRunner.THREADS)).isEmpty();
        run.cancel();
        await().until(() -> run.stage() == Stage.ENDED);
    }

    @Test
    void a_test_can_be_cancelled_while_the_provider_is_silent() {
        provider.never();
        LlmConfigDetails config = stored("A");
        TestRun run = tests.start(config.id(), stage -> {});
        await().until(() -> provider.inFlight() > 0);
        run.cancel();
        assertThatThrownBy(() -> report(run)).isInstanceOf(CancellationException.class);
        assertThat(configs.find(config.id()).orElseThrow().lastTest()).isNull();
    }

    @Test
    void a_hundred_and_twenty_tests_at_once_leave_main_alone_and_lists_answer() throws Exception {
        provider.slow(Duration.ofSeconds(3));
        List<LlmConfigDetails> all =
                IntStream.range(0, 120).mapToObj(i -> stored("Config " + i)).toList();
        AtomicInteger mostOnMain = new AtomicInteger();
        List<TestRun> runs = new ArrayList<>();
        for (LlmConfigDetails config : all) {
            runs.add(tests.start(
                    config.id(),
                    stage ->
                            mostOnMain.accumulateAndGet(lanes.reading(Lane.MAIN).active(), Math::max)));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> provider.inFlight() == 120);
        long start = System.nanoTime();
        assertThat(configs.list(ListQuery.DEFAULT, 0, 50).rows()).hasSize(50);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        for (TestRun run : runs) {
            assertThat(report(run).stored()).isTrue();
        }
        assertThat(mostOnMain.get()).isLessThanOrEqualTo(10);
    }

    @Test
    void more_tests_than_are_possible_at_once_wait_and_can_be_cancelled_while_they_do() {
        provider.never();
        long id = stored("A").id();
        List<TestRun> runs = IntStream.range(0, 205)
                .mapToObj(i -> tests.start(id, stage -> {}))
                .toList();
        await().atMost(Duration.ofSeconds(30)).until(() -> provider.inFlight() == 200);
        List<TestRun> waiting =
                runs.stream().filter(run -> run.stage() == Stage.WAITING).toList();
        assertThat(waiting).hasSize(5);
        waiting.forEach(TestRun::cancel);
        waiting.forEach(run -> assertThatThrownBy(() -> report(run)).isInstanceOf(CancellationException.class));
        runs.forEach(TestRun::cancel);
        await().until(() -> runs.stream().allMatch(run -> run.stage() == Stage.ENDED));
    }

    @Test
    void a_test_works_while_every_main_connection_is_taken() throws Exception {
        long id = stored("A").id();
        try (HeldConnections storm = HeldConnections.take(
                lanes, WorkKind.PERSON, lanes.reading(Lane.MAIN).capacity())) {
            assertThat(report(tests.start(id, stage -> {})).stored()).isTrue();
        }
    }

    @Test
    void a_draft_is_tested_with_the_stored_key_only_where_the_key_belongs() throws Exception {
        provider.okFor(KEY, "m-1");
        LlmConfigDetails config = stored("A");
        LlmConfigForm samePlace = Forms.changed(config.form(), f -> f.apiEndpoint = provider.endpoint() + "/v1");
        TestReport report = report(tests.testDraft(config.id(), samePlace, null, stage -> {}));
        assertThat(report.result().ok()).as(report.result().message()).isTrue();
        assertThat(report.stored()).isFalse();
        await().untilAsserted(() -> assertThat(draftsAudited()).containsExactly("DONE: ok."));
        try (FakeProvider other = FakeProvider.of(Provider.OPENAI)) {
            LlmConfigForm moved = Forms.changed(
                    config.form(), f -> f.apiEndpoint = other.endpoint().toString());
            TestRun run = tests.testDraft(config.id(), moved, null, stage -> {});
            assertThatThrownBy(() -> report(run)).isInstanceOf(InvalidLlmConfig.class);
            assertThat(other.requests()).isZero();
        }
        await().untilAsserted(() -> assertThat(draftsAudited()).containsExactly("DONE: ok.", "REFUSED: refused."));
    }

    private List<String> draftsAudited() {
        return sql.queryForList("""
                select outcome || ':' || substring(reason from ': .*$') from audit_entry
                where reason like 'Tested before it was saved, at %' order by id""", String.class).stream()
                .map(line -> line.replace("::", ":"))
                .toList();
    }

    @Test
    void a_private_host_is_not_called_unless_it_was_allowed() throws Exception {
        LlmConfigDetails config = configs.create(form("A"), Secret.of(KEY));
        assertThat(report(tests.start(config.id(), stage -> {})).result().outcome())
                .isEqualTo(ProbeOutcome.BLOCKED_ADDRESS);
        assertThat(provider.requests()).isZero();
    }

    @Test
    void a_key_that_cannot_be_read_is_never_sent() throws Exception {
        LlmConfigDetails config = stored("A");
        sql.update("update llm_config set api_key_ciphertext = decode('00112233', 'hex')");
        TestReport report = report(tests.start(config.id(), stage -> {}));
        assertThat(report.result().outcome()).isEqualTo(ProbeOutcome.NOT_POSSIBLE);
        assertThat(report.result().message()).contains("Enter it again");
        assertThat(provider.requests()).isZero();
    }

    @Test
    void secret_headers_are_sent_in_clear_to_the_provider_alone() throws Exception {
        LlmConfigDetails config = configs.create(
                Forms.changed(
                        form("A"),
                        f -> f.customHeaders =
                                List.of(new HeaderForm("X-Token", Secret.of("planted-header-value-1234"), true))),
                Secret.of(KEY));
        configs.allowPrivateHost(config.id(), 0, provider.host());
        report(tests.start(config.id(), stage -> {}));
        assertThat(provider.received()).allSatisfy(request -> assertThat(request.headers())
                .containsEntry("X-Token", "planted-header-value-1234"));
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void a_viewer_starts_no_test() {
        assertThatThrownBy(() -> tests.start(1, stage -> {})).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> tests.discoverModels(1, stage -> {})).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> tests.testDraft(null, Forms.valid(), null, stage -> {}))
                .isInstanceOf(AccessDeniedException.class);
    }

    private LlmConfigDetails stored(String name) {
        LlmConfigDetails created = configs.create(form(name), Secret.of(KEY));
        return configs.allowPrivateHost(created.id(), created.version(), provider.host());
    }

    private LlmConfigForm form(String name) {
        return Forms.of(f -> {
            f.name = name;
            f.apiEndpoint = provider.endpoint().toString();
        });
    }

    static TestReport report(TestRun run) throws Exception {
        try {
            return run.report().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
