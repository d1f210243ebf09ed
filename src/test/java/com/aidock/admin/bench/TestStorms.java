package com.aidock.admin.bench;

import com.aidock.admin.Application;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.llm.ConnectionTests;
import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.ManyTests;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.TestRun;
import com.aidock.admin.llm.probe.ProbeOutcome;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.TestPostgres;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What many connection tests at once do to the main lane, while the list is read over and over by one person: 500
 * through "test selected" against a provider that takes 1 s, and 1,000 started at once against one that takes 10 s.
 */
public final class TestStorms {
    private static final int SELECTED = 500;
    private static final int AT_ONCE = 1000;
    private static final Work LISTING = new Work(WorkKind.PERSON, null, "LLM configurations", "list");
    private static final String ROWS = """
            insert into llm_config (name, provider, priority, api_endpoint, allowed_private_host, default_model, available_models)
            select 'configuration ' || i, 'custom', i %% 1000, '%s', '%s', 'model-a', '["model-a"]'
            from generate_series(1, %d) i returning id""";

    private final LlmConfigs configs;
    private final ConnectionTests tests;
    private final Lanes lanes;

    private TestStorms(ConfigurableApplicationContext program) {
        configs = program.getBean(LlmConfigs.class);
        tests = program.getBean(ConnectionTests.class);
        lanes = program.getBean(Lanes.class);
    }

    /** Starts the program on a database of its own, measures, prints and ends. */
    public static void main(String[] args) throws Exception {
        ConfigurableApplicationContext program = new SpringApplication(Application.class)
                .run(
                        "--server.port=0",
                        "--vaadin.productionMode=true",
                        "--DATABASE_URL=" + TestPostgres.newDatabase(),
                        "--AIDOCK_HOME=" + Files.createTempDirectory("aidock-bench"));
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("bench", "", "ROLE_ADMIN"));
        TestStorms storms = new TestStorms(program);
        try (FakeProvider provider = FakeProvider.of(Provider.CUSTOM).ok("model-a")) {
            JdbcTemplate sql = PlainSql.of(program.getEnvironment());
            List<Long> ids =
                    sql.queryForList(ROWS.formatted(provider.endpoint(), provider.host(), AT_ONCE), Long.class);
            LISTING.run(() -> storms.readLists(500));
            System.out.println(
                    "| tests | provider takes | all done after | failed | main, most in use | background, most in use | lists read | median | 95 % |");
            System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            provider.slow(Duration.ofSeconds(1));
            LISTING.run(() -> storms.selected(ids.subList(0, SELECTED)));
            provider.ok("model-a").slow(Duration.ofSeconds(10));
            LISTING.run(() -> storms.atOnce(ids));
        }
        program.close();
        System.exit(0);
    }

    private void readLists(int count) {
        for (int i = 0; i < count; i++) {
            list();
        }
    }

    private void selected(List<Long> ids) {
        long start = System.nanoTime();
        ManyTests many = tests.startAll(ids, () -> {});
        Readings readings = watch(many::ended);
        double seconds = (System.nanoTime() - start) / 1e9;
        long failed = many.results().stream()
                .filter(result ->
                        result.report() == null || result.report().result().outcome() != ProbeOutcome.OK)
                .count();
        readings.print("%d selected".formatted(ids.size()), "1 s", seconds, failed);
    }

    private void atOnce(List<Long> ids) {
        long start = System.nanoTime();
        List<TestRun> runs =
                ids.stream().map(id -> tests.start(id, stage -> {})).toList();
        CompletableFuture<?> all = CompletableFuture.allOf(
                runs.stream().map(run -> run.report().toCompletableFuture()).toArray(CompletableFuture[]::new));
        Readings readings = watch(all::isDone);
        double seconds = (System.nanoTime() - start) / 1e9;
        long failed = runs.stream()
                .filter(run -> run.report().toCompletableFuture().isCompletedExceptionally()
                        || run.report().toCompletableFuture().join().result().outcome() != ProbeOutcome.OK)
                .count();
        readings.print("%,d at once".formatted(ids.size()), "10 s", seconds, failed);
    }

    private Readings watch(BooleanSupplier over) {
        Readings readings = new Readings();
        while (!over.getAsBoolean()) {
            long start = System.nanoTime();
            list();
            readings.took.add(System.nanoTime() - start);
            readings.main = Math.max(readings.main, lanes.reading(Lane.MAIN).active());
            readings.background =
                    Math.max(readings.background, lanes.reading(Lane.BACKGROUND).active());
        }
        return readings;
    }

    private void list() {
        configs.list(ListQuery.DEFAULT, 0, 100, part -> {});
    }

    /** What was read meanwhile. */
    private static final class Readings {
        private final List<Long> took = new ArrayList<>();
        private int main;
        private int background;

        void print(String tests, String takes, double seconds, long failed) {
            Collections.sort(took);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f s | %d | %d | %d | %,d | %.1f ms | %.1f ms |%n",
                    tests,
                    takes,
                    seconds,
                    failed,
                    main,
                    background,
                    took.size(),
                    took.get(took.size() / 2) / 1e6,
                    took.get(took.size() * 95 / 100) / 1e6);
        }
    }
}
