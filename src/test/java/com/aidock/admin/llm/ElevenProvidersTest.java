package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.probe.DiscoveredModel;
import com.aidock.admin.llm.probe.ProbeOutcome;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.PlainSql;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What administrators do with a configuration of each provider, from a quick start on, against a provider of that kind.
 */
@LlmTest
class ElevenProvidersTest {
    private static final String KEY = "sk-planted-0123456789-wxyz";

    private final LlmConfigs configs;
    private final ConnectionTests tests;
    private final JdbcTemplate sql;

    @Autowired
    ElevenProvidersTest(LlmConfigs configs, ConnectionTests tests, Environment environment) {
        this.configs = configs;
        this.tests = tests;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
    }

    @ParameterizedTest
    @EnumSource
    void is_tested_discovered_completed_and_refused(Provider provider) throws Exception {
        try (FakeProvider fake = FakeProvider.of(provider).okFor(KEY, "alpha-1", "beta-2")) {
            LlmConfigDetails config = stored("A", provider, fake, provider.defaultVersion());

            TestReport tested = report(tests.start(config.id(), stage -> {}));
            assertThat(tested.result().outcome()).as(tested.result().message()).isEqualTo(ProbeOutcome.OK);
            TestReport found = report(tests.discoverModels(config.id(), stage -> {}));
            List<String> models =
                    found.models().stream().map(DiscoveredModel::id).toList();
            assertThat(models).containsExactly("alpha-1", "beta-2");
            configs.applyModels(config.id(), config.version(), models, "beta-2");
            TestReport completed = report(tests.start(config.id(), TestDepth.COMPLETION, stage -> {}));
            assertThat(completed.result().ok()).as(completed.result().message()).isTrue();
            assertThat(fake.keys()).containsOnly(KEY);

            fake.badKey();
            assertThat(report(tests.start(config.id(), stage -> {})).result().outcome())
                    .isEqualTo(ProbeOutcome.BAD_KEY);
        }
    }

    @Test
    void each_configuration_pins_its_own_version() throws Exception {
        try (FakeProvider fake = FakeProvider.of(Provider.ANTHROPIC).okFor(KEY, "alpha-1")) {
            LlmConfigDetails old = stored("Old", Provider.ANTHROPIC, fake, "2023-06-01");
            LlmConfigDetails recent = stored("New", Provider.ANTHROPIC, fake, "2026-10-21");
            report(tests.start(recent.id(), stage -> {}));
            report(tests.start(old.id(), TestDepth.COMPLETION, stage -> {}));

            assertThat(fake.received())
                    .extracting(request -> request.headers().get("anthropic-version"))
                    .startsWith("2026-10-21")
                    .endsWith("2023-06-01", "2023-06-01");
        }
    }

    @Test
    void azure_s_two_ways_of_asking_follow_the_version() throws Exception {
        try (FakeProvider fake = FakeProvider.of(Provider.AZURE_OPENAI)
                .answering(request -> FakeProvider.Reply.json(
                        200,
                        request.method().equals("GET")
                                ? "{\"data\":[{\"id\":\"alpha-1\"}]}"
                                : "{\"choices\":[{\"message\":{\"content\":\"OK\"}}]}"))) {
            LlmConfigDetails dated = stored("Dated", Provider.AZURE_OPENAI, fake, "2024-10-21");
            LlmConfigDetails recent = stored("V1", Provider.AZURE_OPENAI, fake, "v1");
            report(tests.start(dated.id(), TestDepth.COMPLETION, stage -> {}));
            report(tests.start(recent.id(), TestDepth.COMPLETION, stage -> {}));

            assertThat(fake.received())
                    .extracting(FakeProvider.Request::path)
                    .containsExactly(
                            "/openai/models?api-version=2024-10-21",
                            "/openai/deployments/alpha-1/chat/completions?api-version=2024-10-21",
                            "/openai/v1/models",
                            "/openai/v1/chat/completions");
        }
    }

    private LlmConfigDetails stored(String name, Provider provider, FakeProvider fake, @Nullable String version) {
        LlmConfigForm form = Forms.of(f -> {
            f.name = name;
            f.provider = provider;
            f.apiEndpoint = fake.endpoint().toString();
            f.apiVersion = version;
            f.defaultModel = "alpha-1";
            f.availableModels = List.of("alpha-1");
        });
        LlmConfigDetails created = configs.create(form, Secret.of(KEY));
        return configs.allowPrivateHost(created.id(), created.version(), fake.host());
    }

    private static TestReport report(TestRun run) throws Exception {
        return run.report().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
