package com.aidock.admin.llm;

import static com.aidock.admin.llm.ConnectionTestsTest.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.probe.Completion;
import com.aidock.admin.llm.probe.DiscoveredModel;
import com.aidock.admin.llm.probe.ProbeOutcome;
import com.aidock.admin.llm.probe.ProbeResult;
import com.aidock.admin.llm.probe.ProbeTarget;
import com.aidock.admin.llm.probe.Prober;
import com.aidock.admin.llm.probe.StageReport;
import com.aidock.admin.testing.PlainSql;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@LlmTest
@Import(FirstDiscoveryTest.Scripted.class)
class FirstDiscoveryTest {
    private static final Secret KEY = Secret.of("sk-test-0123456789-wxyz");

    private final LlmConfigs configs;
    private final ScriptedProber prober;
    private final JdbcTemplate sql;

    @Autowired
    FirstDiscoveryTest(LlmConfigs configs, ScriptedProber prober, Environment environment) {
        this.configs = configs;
        this.prober = prober;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
        prober.proceed = new CountDownLatch(0);
    }

    @Test
    void a_quick_start_is_inactive_until_its_models_are_known_and_then_active() throws Exception {
        prober.answer = found(model("embed", false, false), model("old", true, true), model("new", true, false));
        prober.proceed = new CountDownLatch(1);
        QuickCreated created = configs.quickCreate(new QuickCreate(Provider.OPENAI, "Quick", KEY, "d"));
        assertThat(created.config().form()).satisfies(form -> {
            assertThat(form.active()).isFalse();
            assertThat(form.defaultModel()).isNull();
            assertThat(form.apiEndpoint()).isEqualTo("https://api.openai.com/v1");
            assertThat(form.rateLimitRpm()).isEqualTo(3000);
            assertThat(form.priority()).isEqualTo(10);
            assertThat(form.modelParameters()).containsEntry("max_tokens", 4000).containsEntry("temperature", 0.7);
            assertThat(form.costPerRequest()).isNull();
        });
        prober.proceed.countDown();
        report(created.discovery());
        LlmConfigDetails after = configs.find(created.config().id()).orElseThrow();
        assertThat(after.form().active()).isTrue();
        assertThat(after.form().defaultModel()).isEqualTo("new");
        assertThat(after.form().availableModels()).containsExactly("new");
        assertThat(after.lastTest()).isNotNull();
    }

    @Test
    void a_failed_discovery_leaves_it_inactive_and_says_why() throws Exception {
        prober.answer = result(ProbeOutcome.BAD_KEY);
        QuickCreated created = configs.quickCreate(new QuickCreate(Provider.COHERE, "Quick", KEY, null));
        report(created.discovery());
        LlmConfigDetails after = configs.find(created.config().id()).orElseThrow();
        assertThat(after.form().active()).isFalse();
        assertThat(after.lastTest()).extracting(TestResult::outcome).isEqualTo(ProbeOutcome.BAD_KEY);
    }

    @Test
    void a_change_by_hand_meanwhile_wins() throws Exception {
        prober.answer = found(model("new", true, false));
        prober.proceed = new CountDownLatch(1);
        QuickCreated created = configs.quickCreate(new QuickCreate(Provider.OPENAI, "Quick", KEY, null));
        LlmConfigDetails config = created.config();
        configs.update(config.id(), config.version(), Forms.changed(config.form(), f -> f.description = "mine"), null);
        prober.proceed.countDown();
        report(created.discovery());
        assertThat(configs.find(config.id()).orElseThrow().form()).satisfies(form -> {
            assertThat(form.active()).isFalse();
            assertThat(form.defaultModel()).isNull();
            assertThat(form.description()).isEqualTo("mine");
        });
    }

    @Test
    void without_any_model_that_lasts_nothing_is_activated() throws Exception {
        prober.answer = found(model("embed", false, false), model("old", true, true));
        QuickCreated created = configs.quickCreate(new QuickCreate(Provider.OPENAI, "Quick", KEY, null));
        report(created.discovery());
        assertThat(configs.find(created.config().id()).orElseThrow().form().active())
                .isFalse();
    }

    @Test
    void a_model_that_is_known_to_talk_comes_before_one_of_which_nothing_is_known() {
        assertThat(DiscoveredModels.defaultOf(List.of(DiscoveredModel.of("a"), model("b", true, false))))
                .contains("b");
        assertThat(DiscoveredModels.defaultOf(List.of(model("e", false, false), DiscoveredModel.of("a"))))
                .contains("a");
        assertThat(DiscoveredModels.defaultOf(List.of(DiscoveredModel.of("x".repeat(101)))))
                .isEmpty();
        assertThat(DiscoveredModels.offered(List.of(model("e", false, false)))).containsExactly("e");
    }

    private static DiscoveredModel model(String id, @Nullable Boolean chat, boolean deprecated) {
        return new DiscoveredModel(id, null, null, null, chat, deprecated, null);
    }

    private static ProbeResult found(DiscoveredModel... models) {
        return new ProbeResult(
                ProbeOutcome.OK, "Fine.", Duration.ofMillis(12), 200, List.of(models), true, null, List.of());
    }

    private static ProbeResult result(ProbeOutcome outcome) {
        return new ProbeResult(outcome, "Not fine.", Duration.ofMillis(12), 401, List.of(), true, null, List.of());
    }

    @TestConfiguration
    static class Scripted {
        @Bean
        @Primary
        ScriptedProber scriptedProber() {
            return new ScriptedProber();
        }
    }

    /** Answers what the test says, when the test says. */
    static class ScriptedProber extends Prober {
        private volatile ProbeResult answer = result(ProbeOutcome.UNKNOWN);
        private volatile CountDownLatch proceed = new CountDownLatch(0);

        @Override
        public ProbeResult probe(
                ProbeTarget target, @Nullable Completion completion, Consumer<List<StageReport>> listener) {
            try {
                proceed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return answer;
        }
    }
}
