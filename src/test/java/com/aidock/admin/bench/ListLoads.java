package com.aidock.admin.bench;

import com.aidock.admin.Application;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.TestPostgres;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** What the list's first 100 rows cost with 100, 10,000 and 100,000 configurations: prints medians over 200 loads. */
public final class ListLoads {
    private static final int LOADS = 200;
    private static final Work WORK = new Work(WorkKind.PERSON, null, "LLM configurations", "list");
    private static final String ROWS = """
            insert into llm_config (name, provider, is_active, priority, api_endpoint, default_model, available_models)
            select 'configuration ' || i, 'custom', i %% 5 <> 0, i %% 1000, 'https://x.example', 'm', '["m"]'
            from generate_series(%d, %d) i""";

    private ListLoads() {}

    /** Starts the program on a database of its own, measures, prints and ends. */
    public static void main(String[] args) throws Exception {
        ConfigurableApplicationContext program = new SpringApplication(Application.class)
                .run(
                        "--server.port=0",
                        "--vaadin.productionMode=true",
                        "--DATABASE_URL=" + TestPostgres.newDatabase(),
                        "--AIDOCK_HOME=" + Files.createTempDirectory("aidock-bench"));
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("bench", "", "ROLE_ADMIN"));
        JdbcTemplate sql = PlainSql.of(program.getEnvironment());
        System.out.println("| configurations | median | 95 % | statements | borrows |");
        System.out.println("| --- | --- | --- | --- | --- |");
        int before = 0;
        for (int count : new int[] {100, 10_000, 100_000}) {
            sql.update(ROWS.formatted(before + 1, count));
            sql.execute("vacuum analyze llm_config");
            before = count;
            WORK.run(() -> measure(program.getBean(LlmConfigs.class), program.getBean(Lanes.class), sql));
        }
        program.close();
        System.exit(0);
    }

    private static void measure(LlmConfigs configs, Lanes lanes, JdbcTemplate sql) {
        for (int i = 0; i < LOADS; i++) {
            configs.list(ListQuery.DEFAULT, 0, 100);
        }
        long statements = lanes.leases().statements(Lane.MAIN);
        long borrows = lanes.leases().borrows(Lane.MAIN);
        long[] nanos = new long[LOADS];
        for (int i = 0; i < LOADS; i++) {
            long start = System.nanoTime();
            configs.list(ListQuery.DEFAULT, 0, 100);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "| %,d | %.1f ms | %.1f ms | %d | %d |%n",
                sql.queryForObject("select count(*) from llm_config", Long.class),
                nanos[LOADS / 2] / 1e6,
                nanos[LOADS * 95 / 100] / 1e6,
                (lanes.leases().statements(Lane.MAIN) - statements) / LOADS,
                (lanes.leases().borrows(Lane.MAIN) - borrows) / LOADS);
    }
}
