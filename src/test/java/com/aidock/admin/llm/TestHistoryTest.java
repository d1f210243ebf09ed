package com.aidock.admin.llm;

import static com.aidock.admin.llm.ConnectionTestsTest.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.llm.ManyResult.State;
import com.aidock.admin.llm.probe.ProbeOutcome;
import com.aidock.admin.llm.probe.ProbeStage;
import com.aidock.admin.llm.probe.StageReport;
import com.aidock.admin.testing.Borrowed;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.PlainSql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@LlmTest
class TestHistoryTest {
    private static final String KEY = "sk-planted-0123456789-wxyz";

    private final LlmConfigs configs;
    private final ConnectionTests tests;
    private final TestHistory history;
    private final Lanes lanes;
    private final JdbcTemplate sql;
    private final FakeProvider provider = FakeProvider.of(Provider.OPENAI).okFor(KEY, "gpt-large", "gpt-small");

    @Autowired
    TestHistoryTest(
            LlmConfigs configs, ConnectionTests tests, TestHistory history, Lanes lanes, Environment environment) {
        this.configs = configs;
        this.tests = tests;
        this.history = history;
        this.lanes = lanes;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        provider.close();
        sql.update("delete from llm_config");
    }

    @Test
    void a_result_is_kept_with_its_stages_the_latest_first_and_without_the_key() throws Exception {
        long id = stored("A");
        report(tests.start(id, stage -> {}));
        report(tests.start(id, TestDepth.COMPLETION, stage -> {}));
        assertThat(history.of(id)).hasSize(2).first().satisfies(past -> {
            assertThat(past.result().ok()).as(past.result().message()).isTrue();
            assertThat(past.withCompletion()).isTrue();
            assertThat(past.stages()).extracting(StageReport::stage).containsExactly(ProbeStage.values());
        });
        assertThat(sql.queryForObject("select json_agg(t)::text from llm_test_result t", String.class))
                .contains("gpt-large")
                .doesNotContain("planted");
    }

    @Test
    void complaint_11_only_the_last_50_results_of_each_configuration_are_kept() throws Exception {
        long id = stored("A");
        long other = stored("B");
        sql.update(
                "insert into llm_test_result (llm_config_id, tested_at, outcome, message, latency_ms, models, with_completion)"
                        + " select c.id, now() - interval '1 day', 'TIMEOUT', 'old', n, 0, false"
                        + " from llm_config c, generate_series(1, 50) n");
        report(tests.start(id, stage -> {}));
        assertThat(history.of(id)).hasSize(50).first().returns(true, past -> past.result()
                .ok());
        assertThat(history.of(id).getLast().result().latency()).isEqualTo(Duration.ofMillis(2));
        assertThat(sql.queryForList("select count(*) from llm_test_result group by llm_config_id", Long.class))
                .containsExactly(50L, 50L);
        assertThat(history.of(other)).hasSize(50);
    }

    @Test
    void a_result_that_is_not_of_the_stored_connection_is_not_kept_either() throws Exception {
        long id = stored("A");
        LlmConfigDetails config = configs.find(id).orElseThrow();
        report(tests.testDraft(id, config.form(), null, stage -> {}));
        assertThat(history.of(id)).isEmpty();
    }

    @Test
    void a_deleted_configuration_takes_its_results_along() throws Exception {
        long id = stored("A");
        report(tests.start(id, stage -> {}));
        configs.delete(id);
        assertThat(sql.queryForObject("select count(*) from llm_test_result", Long.class))
                .isZero();
    }

    @Test
    void nothing_is_borrowed_in_any_stage_of_the_exchange() throws Exception {
        provider.slow(Duration.ofMillis(150));
        long id = stored("A");
        List<Integer> held = new ArrayList<>();
        report(tests.start(id, TestDepth.COMPLETION, new TestRun.Listener() {
            @Override
            public void stage(TestRun.Stage reached) {}

            @Override
            public void probed(List<StageReport> stages) {
                held.add(Borrowed.byThreads(lanes, TestRunner.THREADS).size());
            }
        }));
        assertThat(held).hasSizeGreaterThan(8).containsOnly(0);
    }

    @Test
    void complaint_9_failed_tests_never_switch_a_configuration_off_or_on() throws Exception {
        long id = stored("A");
        provider.badKey();
        for (int i = 0; i < 3; i++) {
            report(tests.start(id, stage -> {}));
        }
        assertThat(configs.find(id).orElseThrow().form().active()).isTrue();
        configs.setActive(id, null, false);
        provider.okFor(KEY, "gpt-large");
        report(tests.start(id, stage -> {}));
        assertThat(configs.find(id).orElseThrow().form().active()).isFalse();
    }

    @Test
    void complaint_9_failures_in_a_row_are_counted_since_the_first_of_them_until_one_works() throws Exception {
        long id = stored("A");
        provider.badKey();
        TestReport first = report(tests.start(id, stage -> {}));
        report(tests.start(id, stage -> {}));
        // Where nothing could be asked, nothing is known, so that counts as neither.
        sql.update("update llm_config set api_key_ciphertext = api_key_ciphertext || 'x'");
        assertThat(report(tests.start(id, stage -> {})).result().outcome()).isEqualTo(ProbeOutcome.NOT_POSSIBLE);
        sql.update(
                "update llm_config set api_key_ciphertext = substr(api_key_ciphertext, 1, length(api_key_ciphertext) - 1)");
        report(tests.start(id, stage -> {}));
        assertThat(row()).satisfies(row -> {
            assertThat(row.failingTests()).isEqualTo(3);
            assertThat(row.failingSince()).isEqualTo(first.result().testedAt());
        });
        assertThat(configs.find(id).orElseThrow().failing())
                .isEqualTo(new FailingStreak(3, first.result().testedAt()));
        provider.okFor(KEY, "gpt-large");
        report(tests.start(id, stage -> {}));
        assertThat(row()).returns(0, LlmConfigRow::failingTests).returns(null, LlmConfigRow::failingSince);
        assertThat(configs.find(id).orElseThrow().failing()).isNull();
    }

    private LlmConfigRow row() {
        return configs.list(ListQuery.DEFAULT, 0, 1).rows().getFirst();
    }

    @Test
    void complaint_1_storing_a_result_and_taking_over_models_leave_the_key_as_it_is() throws Exception {
        long id = stored("A");
        String key = "select encode(api_key_ciphertext, 'hex') || api_key_last4 from llm_config";
        String before = sql.queryForObject(key, String.class);
        report(tests.discoverModels(id, stage -> {}));
        configs.applyModels(id, configs.find(id).orElseThrow().version(), List.of("gpt-small"), "gpt-small");
        assertThat(sql.queryForObject(key, String.class)).isEqualTo(before).endsWith("wxyz");
        report(tests.start(id, stage -> {}));
        assertThat(provider.keys()).containsOnly(KEY);
    }

    @Test
    void many_tests_run_a_bounded_number_at_once_and_each_result_is_stored() {
        provider.slow(Duration.ofMillis(200));
        List<Long> ids =
                IntStream.range(0, 80).mapToObj(i -> stored("Config " + i)).toList();
        ManyTests many = tests.startAll(ids, () -> {});
        await().atMost(Duration.ofSeconds(30)).until(many::ended);
        assertThat(provider.mostInFlight()).isBetween(10, ManyTests.AT_ONCE);
        assertThat(many.results()).extracting(ManyResult::configId).isEqualTo(ids);
        assertThat(many.results()).allSatisfy(result -> {
            assertThat(result.state()).isEqualTo(State.TESTED);
            assertThat(result.report()).isNotNull().returns(true, TestReport::stored);
        });
    }

    @Test
    void many_tests_can_be_cancelled_and_say_which_were_not_tested() {
        provider.never();
        List<Long> ids =
                IntStream.range(0, 50).mapToObj(i -> stored("Config " + i)).toList();
        ManyTests many = tests.startAll(ids, () -> {});
        await().until(() -> provider.inFlight() == ManyTests.AT_ONCE);
        many.cancel();
        await().until(many::ended);
        assertThat(many.results()).extracting(ManyResult::state).containsOnly(State.CANCELLED);
        assertThat(provider.requests()).isEqualTo(ManyTests.AT_ONCE);
    }

    @Test
    void one_of_many_that_was_deleted_meanwhile_is_told_apart_and_stops_nothing() {
        List<Long> ids = List.of(stored("A"), 4711L, stored("B"));
        ManyTests many = tests.startAll(ids, () -> {});
        await().until(many::ended);
        assertThat(many.results())
                .extracting(ManyResult::state)
                .containsExactly(State.TESTED, State.BROKEN, State.TESTED);
        assertThat(many.results().get(1).failure()).isInstanceOf(LlmConfigNotFound.class);
    }

    @Test
    void complaint_8_a_test_finds_that_a_stored_parameter_is_refused_though_the_list_works() throws Exception {
        long id = stored("A");
        provider.answering(request -> request.method().equals("POST")
                ? FakeProvider.Reply.json(400, "{\"error\":{\"message\":\"Unrecognized request argument: top_k\"}}")
                : FakeProvider.Reply.json(200, "{\"data\":[{\"id\":\"gpt-large\"}]}"));
        assertThat(report(tests.start(id, stage -> {})).result().ok()).isTrue();
        assertThat(report(tests.start(id, TestDepth.COMPLETION, stage -> {}))
                        .result()
                        .outcome())
                .isEqualTo(ProbeOutcome.MODEL_REFUSED);
    }

    private long stored(String name) {
        LlmConfigForm form = Forms.of(f -> {
            f.name = name;
            f.apiEndpoint = provider.endpoint().toString();
        });
        LlmConfigDetails created = configs.create(form, Secret.of(KEY));
        return configs.allowPrivateHost(created.id(), created.version(), provider.host())
                .id();
    }
}
