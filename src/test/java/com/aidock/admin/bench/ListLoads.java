package com.aidock.admin.bench;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.ListQuery.Direction;
import com.aidock.admin.llm.ListQuery.Sort;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.testing.PlainSql;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the list's first 100 rows, and their count, cost with 100, 10,000 and 100,000 configurations; with 100,000 also
 * each order from the beginning, in the middle and at the end. Then what it costs to insert rows, and to store a test.
 */
public final class ListLoads {
    private static final Work WORK = new Work(WorkKind.PERSON, null, "LLM configurations", "list");
    private static final int MOST = 100_000;
    private static final String ROWS = """
            insert into llm_config (name, provider, is_active, priority, api_endpoint, default_model, available_models,
                last_tested_at, last_test_outcome, last_test_message)
            select 'configuration ' || i, 'custom', i %% 5 <> 0, i %% 1000, 'https://x.example', 'm-' || i %% 20,
                jsonb_build_array('m-' || i %% 20),
                case when i %% 3 > 0 then now() - i * interval '1 second' end,
                case when i %% 3 > 0 then 'OK' end, case when i %% 3 > 0 then 'works' end
            from generate_series(%d, %d) i""";

    private ListLoads() {}

    /** Starts the program on a database of its own, measures, prints and ends. */
    public static void main(String[] args) {
        Loads.run(ListLoads::measure);
    }

    private static void measure(ConfigurableApplicationContext program) {
        JdbcTemplate sql = PlainSql.of(program.getEnvironment());
        LlmConfigs configs = program.getBean(LlmConfigs.class);
        Loads loads = new Loads(program, 600, 200);
        Loads.printHead();
        int before = 0;
        for (int count : new int[] {100, 10_000, MOST}) {
            sql.update(ROWS.formatted(before + 1, count));
            sql.execute("vacuum analyze llm_config");
            before = count;
            WORK.run(() -> beginnings(loads, configs, count));
        }
        WORK.run(() -> orders(new Loads(program, 20, 40), configs));
        writes(sql);
    }

    private static void beginnings(Loads loads, LlmConfigs configs, int rows) {
        loads.measure(rows, "first 100 rows", () -> configs.list(ListQuery.DEFAULT, 0, 100));
        loads.measure(rows, "their count", () -> configs.count(ListQuery.DEFAULT));
        loads.measure(rows, "the page: both", () -> configs.list(ListQuery.DEFAULT, 0, 100, part -> {}));
    }

    private static void orders(Loads loads, LlmConfigs configs) {
        ListQuery all = new ListQuery("", null, ListQuery.State.ALL, Sort.PRIORITY, Direction.ASCENDING);
        for (Sort sort : Sort.values()) {
            ListQuery query = all.in(sort, Direction.DESCENDING);
            String by = "by " + sort.word() + ", ";
            loads.measure(MOST, by + "first 100", () -> configs.list(query, 0, 100));
            loads.measure(MOST, by + "100 in the middle", () -> configs.list(query, MOST / 2, 100));
            loads.measure(MOST, by + "last 100", () -> configs.list(query, MOST - 100, 100));
        }
        ListQuery rare =
                new ListQuery("configuration 99999", null, ListQuery.State.ALL, Sort.PRIORITY, Direction.ASCENDING);
        loads.measure(MOST, "a rare search", () -> configs.list(rare, 0, 100));
    }

    /** One statement each over many rows, so that the way to the database does not count. */
    private static void writes(JdbcTemplate sql) {
        int rows = 20_000;
        time("insert", rows, sql, ROWS.formatted(MOST + 1, MOST + rows));
        time(
                "store a test",
                rows,
                sql,
                "update llm_config set last_tested_at = now(), last_test_outcome = 'OK', last_test_message = 'x' where id > "
                        + MOST);
    }

    private static void time(String what, int rows, JdbcTemplate sql, String statement) {
        long start = System.nanoTime();
        sql.update(statement);
        System.out.printf(Locale.ROOT, "%s: %.0f µs a row%n", what, (System.nanoTime() - start) / 1e3 / rows);
    }
}
