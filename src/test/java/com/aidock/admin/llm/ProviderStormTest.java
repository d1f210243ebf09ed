package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.llm.probe.ProbeOutcome;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.PostgresTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

/** What brought the old system down: many connection tests at once against a slow provider. */
@SpringBootTest
@PostgresTest
class ProviderStormTest {
    private static final int TESTS = 120;
    private static final Work LISTING = new Work(WorkKind.PERSON, null, "LLM configurations", "list");

    private final LlmConfigs configs;
    private final ConnectionTests tests;
    private final Lanes lanes;

    @Autowired
    ProviderStormTest(LlmConfigs configs, ConnectionTests tests, Lanes lanes) {
        this.configs = configs;
        this.tests = tests;
        this.lanes = lanes;
    }

    @Test
    @WithMockUser(roles = "ADMIN")
    void lists_answer_and_main_stays_free_while_120_tests_wait_for_a_provider_that_takes_10_s() {
        try (FakeProvider provider =
                FakeProvider.of(Provider.CUSTOM).ok("model-a").slow(Duration.ofSeconds(10))) {
            long id = saved(provider);
            List<TestRun> runs = IntStream.range(0, TESTS)
                    .mapToObj(i -> tests.start(id, stage -> {}))
                    .toList();
            CompletableFuture<?> all = CompletableFuture.allOf(
                    runs.stream().map(run -> run.report().toCompletableFuture()).toArray(CompletableFuture[]::new));
            int mostActive = 0;
            int lists = 0;
            while (!all.isDone()) {
                assertThat(LISTING.call(() -> configs.list(ListQuery.DEFAULT, 0, 50))
                                .rows())
                        .hasSize(1);
                lists++;
                mostActive = Math.max(mostActive, lanes.reading(Lane.MAIN).active());
            }
            assertThat(runs).allSatisfy(run -> assertThat(run.report())
                    .isCompletedWithValueMatching(report -> report.result().outcome() == ProbeOutcome.OK));
            assertThat(provider.mostInFlight()).isGreaterThanOrEqualTo(100);
            assertThat(mostActive).isLessThanOrEqualTo(10);
            assertThat(lists).isGreaterThan(100);
        }
    }

    private long saved(FakeProvider provider) {
        LlmConfigForm form = Forms.of(it -> {
            it.provider = Provider.CUSTOM;
            it.apiEndpoint = provider.endpoint().toString();
        });
        return LISTING.call(() -> {
            LlmConfigDetails created = configs.create(form, null);
            return configs.allowPrivateHost(created.id(), created.version(), provider.host())
                    .id();
        });
    }
}
