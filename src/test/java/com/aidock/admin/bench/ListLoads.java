package com.aidock.admin.bench;

import com.aidock.admin.Application;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the list's first 100 rows, and their count, cost with 100, 10,000 and 100,000 configurations: prints medians and
 * 95 % over 200 of each, and for how long they hold their connection.
 */
public final class ListLoads {
    private static final int WARM_UP = 600;
    private static final int LOADS = 200;
    private static final Work WORK = new Work(WorkKind.PERSON, null, "LLM configurations", "list");
    private static final String ROWS = """
            insert into llm_config (name, provider, is_active, priority, api_endpoint, default_model, available_models)
            select 'configuration ' || i, 'custom', i %% 5 <> 0, i %% 1000, 'https://x.example', 'm', '["m"]'
            from generate_series(%d, %d) i""";

    private final LlmConfigs configs;
    private final Lanes lanes;
    private final TransactionTemplate transaction;

    private ListLoads(ConfigurableApplicationContext program) {
        configs = program.getBean(LlmConfigs.class);
        lanes = program.getBean(Lanes.class);
        transaction = new TransactionTemplate(program.getBean(PlatformTransactionManager.class));
        transaction.setReadOnly(true);
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
        JdbcTemplate sql = PlainSql.of(program.getEnvironment());
        ListLoads loads = new ListLoads(program);
        System.out.println(
                "| configurations | what | median | 95 % | connection held, median | 95 % | statements | borrows |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        int before = 0;
        for (int count : new int[] {100, 10_000, 100_000}) {
            sql.update(ROWS.formatted(before + 1, count));
            sql.execute("vacuum analyze llm_config");
            before = count;
            WORK.run(() -> loads.measureAll(count));
        }
        program.close();
        System.exit(0);
    }

    private void measureAll(long rows) {
        measure(rows, "first 100 rows", () -> configs.list(ListQuery.DEFAULT, 0, 100));
        measure(rows, "their count", () -> configs.count(ListQuery.DEFAULT));
        measure(rows, "the page: both", () -> configs.list(ListQuery.DEFAULT, 0, 100, part -> {}));
    }

    private void measure(long rows, String what, Runnable reading) {
        for (int i = 0; i < WARM_UP; i++) {
            reading.run();
        }
        long statements = lanes.leases().statements(Lane.MAIN);
        long borrows = lanes.leases().borrows(Lane.MAIN);
        long[] nanos = new long[LOADS];
        for (int i = 0; i < LOADS; i++) {
            long start = System.nanoTime();
            reading.run();
            nanos[i] = System.nanoTime() - start;
        }
        statements = lanes.leases().statements(Lane.MAIN) - statements;
        borrows = lanes.leases().borrows(Lane.MAIN) - borrows;
        long[] held = new long[LOADS];
        for (int i = 0; i < LOADS; i++) {
            held[i] = held(reading);
        }
        print(rows, what, nanos, held, statements / LOADS, borrows / LOADS);
    }

    /** From the connection's arrival until it is given back: the lease is looked at in the transaction around it. */
    private long held(Runnable reading) {
        Lease lease = transaction.execute(status -> {
            reading.run();
            return lanes.leases().held().stream()
                    .filter(held -> held.thread() == Thread.currentThread())
                    .findFirst()
                    .orElseThrow();
        });
        return lease.heldNanos(lanes.leases().now());
    }

    private static void print(long rows, String what, long[] nanos, long[] held, long statements, long borrows) {
        Arrays.sort(nanos);
        Arrays.sort(held);
        System.out.printf(
                Locale.ROOT,
                "| %,d | %s | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %d | %d |%n",
                rows,
                what,
                nanos[LOADS / 2] / 1e6,
                nanos[LOADS * 95 / 100] / 1e6,
                held[LOADS / 2] / 1e6,
                held[LOADS * 95 / 100] / 1e6,
                statements,
                borrows);
    }
}
