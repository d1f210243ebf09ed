package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.testing.PlainSql;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@LlmTest
class LlmConfigListTest {
    private static final ListQuery ALL =
            new ListQuery("", null, ListQuery.State.ALL, ListQuery.Sort.PRIORITY, ListQuery.Direction.ASCENDING);

    private final LlmConfigs configs;
    private final JdbcTemplate sql;
    private final Statistics statistics;
    private final Lanes lanes;
    private final TransactionTemplate transaction;

    @Autowired
    LlmConfigListTest(
            LlmConfigs configs,
            Environment environment,
            EntityManagerFactory factory,
            Lanes lanes,
            TransactionTemplate transaction) {
        this.lanes = lanes;
        this.transaction = transaction;
        this.configs = configs;
        this.sql = PlainSql.of(environment);
        this.statistics = factory.unwrap(SessionFactory.class).getStatistics();
    }

    @BeforeEach
    void rows() {
        sql.update("delete from llm_config");
        row("beta", "openai", 20, true, "gpt-large");
        row("Alpha", "openai", 20, true, "gpt-small");
        row("gamma", "anthropic", 10, true, "claude_5");
        row("100% local", "ollama", 5, false, "llama");
    }

    @Test
    void by_priority_then_name_and_inactive_ones_only_when_asked_for() {
        assertThat(names(ListQuery.DEFAULT)).containsExactly("gamma", "Alpha", "beta");
        assertThat(names(ALL)).containsExactly("100% local", "gamma", "Alpha", "beta");
        assertThat(names(with(ListQuery.State.INACTIVE))).containsExactly("100% local");
    }

    @Test
    void a_part_says_whether_others_follow() {
        ListPart part = configs.list(ListQuery.DEFAULT, 1, 1);
        assertThat(part.rows()).extracting(LlmConfigRow::name).containsExactly("Alpha");
        assertThat(part.more()).isTrue();
        assertThat(configs.list(ListQuery.DEFAULT, 1, 2).more()).isFalse();
        assertThat(configs.list(ListQuery.DEFAULT, 3, 2)).isEqualTo(new ListPart(List.of(), false));
    }

    @Test
    void the_counts_are_of_all_that_match_and_of_all_there_are() {
        assertThat(configs.count(ListQuery.DEFAULT)).isEqualTo(new ListCounts(3, 4));
        assertThat(configs.count(with(ListQuery.State.INACTIVE))).isEqualTo(new ListCounts(1, 4));
        assertThat(configs.count(search("gpt"))).isEqualTo(new ListCounts(2, 4));
    }

    @Test
    void a_search_looks_at_name_model_and_provider_and_takes_every_character_as_itself() {
        assertThat(names(search("ALPH"))).containsExactly("Alpha");
        assertThat(names(search("GPT-"))).containsExactly("Alpha", "beta");
        assertThat(names(search("anthr"))).containsExactly("gamma");
        assertThat(names(search("100%"))).containsExactly("100% local");
        assertThat(names(search("%"))).containsExactly("100% local");
        assertThat(names(search("e_5"))).containsExactly("gamma");
        assertThat(names(search("\\"))).isEmpty();
        assertThat(names(search("' or 1=1 --"))).isEmpty();
    }

    @Test
    void a_filter_and_every_sort_apply() {
        assertThat(names(new ListQuery(
                        "", Provider.OPENAI, ListQuery.State.ALL, ListQuery.Sort.NAME, ListQuery.Direction.DESCENDING)))
                .containsExactly("beta", "Alpha");
        assertThat(names(new ListQuery(
                        "", null, ListQuery.State.ALL, ListQuery.Sort.PROVIDER, ListQuery.Direction.DESCENDING)))
                .containsExactly("beta", "Alpha", "100% local", "gamma");
        for (ListQuery.Sort sort : ListQuery.Sort.values()) {
            for (ListQuery.Direction direction : ListQuery.Direction.values()) {
                assertThat(names(new ListQuery("", null, ListQuery.State.ALL, sort, direction)))
                        .hasSize(4);
            }
        }
    }

    @Test
    void what_is_not_there_counts_as_the_least_in_both_directions() {
        sql.update("update llm_config set last_tested_at = now() - interval '1 hour', last_test_outcome = 'OK',"
                + " last_test_message = 'x' where name = 'beta'");
        sql.update("update llm_config set last_tested_at = now(), last_test_outcome = 'OK', last_test_message = 'x'"
                + " where name = 'gamma'");
        sql.update("update llm_config set default_model = null where name = '100% local'");
        assertThat(names(ALL.in(ListQuery.Sort.LAST_TESTED, ListQuery.Direction.DESCENDING)))
                .containsExactly("gamma", "beta", "Alpha", "100% local");
        assertThat(names(ALL.in(ListQuery.Sort.LAST_TESTED, ListQuery.Direction.ASCENDING)))
                .containsExactly("100% local", "Alpha", "beta", "gamma");
        assertThat(names(ALL.in(ListQuery.Sort.MODEL, ListQuery.Direction.ASCENDING)))
                .containsExactly("100% local", "gamma", "beta", "Alpha");
    }

    @Test
    void from_anywhere_the_rows_are_those_that_stand_there() {
        for (ListQuery.Sort sort : ListQuery.Sort.values()) {
            for (ListQuery.Direction direction : ListQuery.Direction.values()) {
                ListQuery query = ALL.in(sort, direction);
                List<String> all = names(query);
                for (int offset = 0; offset < all.size(); offset++) {
                    assertThat(configs.list(query, offset, 2).rows())
                            .extracting(LlmConfigRow::name)
                            .isEqualTo(all.subList(offset, Math.min(offset + 2, all.size())));
                }
            }
        }
    }

    @Test
    void pages_behind_a_position_give_every_row_once_in_every_order() {
        sql.update("""
                insert into llm_config (name, provider, is_active, priority, api_endpoint, default_model, available_models,
                    last_tested_at, last_test_outcome, last_test_message)
                select 'bulk ' || i, case when i % 2 = 0 then 'custom' else 'ollama' end, i % 3 = 0, i % 4,
                    'https://x.example', model, case when model is null then '[]' else jsonb_build_array(model) end,
                    at, case when at is null then null else 'OK' end, case when at is null then null else 'x' end
                from generate_series(1, 60) i,
                    lateral (select case when i % 3 = 0 then 'it''s|' || i % 5 when i % 5 > 0 then 'm' end model,
                        case when i % 4 > 0 then timestamptz '2026-11-26Z' + i * interval '1 microsecond' end at) x""");
        for (ListQuery.Sort sort : ListQuery.Sort.values()) {
            for (ListQuery.Direction direction : ListQuery.Direction.values()) {
                ListQuery query = ALL.in(sort, direction);
                assertThat(paged(query))
                        .as(sort + " " + direction)
                        .isEqualTo(configs.list(query, 0, 100).rows());
            }
        }
    }

    private List<LlmConfigRow> paged(ListQuery query) {
        List<LlmConfigRow> rows = new ArrayList<>();
        ListPage page = configs.page(query, null, 7);
        rows.addAll(page.rows());
        while (page.next() != null) {
            page = configs.page(query, page.next(), 7);
            rows.addAll(page.rows());
        }
        return rows;
    }

    @Test
    void a_part_of_the_list_costs_one_statement_and_one_borrow() {
        assertThatOneStatementAnswers(() -> configs.list(search("a"), 0, 50));
    }

    @Test
    void so_does_one_from_the_end() {
        assertThatOneStatementAnswers(() -> configs.list(ALL, 3, 50));
    }

    @Test
    void its_counts_cost_one_statement_and_one_borrow() {
        assertThatOneStatementAnswers(() -> configs.count(search("a")));
    }

    @Test
    void both_cost_one_borrow_and_the_rows_are_there_before_they_are_counted() {
        assertThatOneBorrowAnswers(2, () -> {
            ListCounts counts = configs.list(ListQuery.DEFAULT, 0, 2, part -> {
                assertThat(part.rows()).extracting(LlmConfigRow::name).containsExactly("gamma", "Alpha");
                assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
            });
            assertThat(counts).isEqualTo(new ListCounts(3, 4));
        });
    }

    private void assertThatOneStatementAnswers(Runnable reading) {
        assertThatOneBorrowAnswers(1, reading);
    }

    private void assertThatOneBorrowAnswers(int statements, Runnable reading) {
        statistics.clear();
        reading.run();
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(statements);
        assertThat(statistics.getConnectCount()).isEqualTo(1);
        assertThat(statistics.getTransactionCount()).isEqualTo(1);
    }

    @Test
    void the_first_the_last_and_a_searched_row_of_100_000_are_found() {
        sql.update("""
                insert into llm_config (name, provider, is_active, priority, api_endpoint, default_model, available_models,
                    model_parameters)
                select 'bulk ' || i, 'custom', i % 2 = 0, i % 1000, 'https://x.example', 'm-' || i % 7,
                    jsonb_build_array('m-' || i % 7), jsonb_build_object('note', repeat('x', 500))
                from generate_series(1, 100000) i""");
        sql.execute("analyze llm_config");
        assertThat(configs.list(ALL, 0, 50).rows()).hasSize(50);
        assertThat(configs.list(ALL, 99_950, 50).rows()).hasSize(50);
        assertThat(configs.count(ALL)).isEqualTo(new ListCounts(100_004, 100_004));
        assertThat(configs.list(search("bulk 99999"), 0, 50).rows())
                .extracting(LlmConfigRow::name)
                .containsExactly("bulk 99999");
        // What the first rows cost does not grow with the table: they are read in the order of an index.
        assertThat(plan(ALL, "0", "51")).contains("llm_config_list_ix").doesNotContain("Sort", "Seq Scan");
        assertThat(plan(ListQuery.DEFAULT, "true", "0", "51"))
                .contains("llm_config_is_active_ix")
                .doesNotContain("Sort", "Seq Scan");
        each_order_takes_its_index_forwards_and_backwards();
        sql.execute("vacuum analyze llm_config");
        rows_at_the_end_are_found_without_reading_those_before_them();
    }

    /** They are passed over in the index alone, and nothing but the wanted ones is sorted. */
    private void rows_at_the_end_are_found_without_reading_those_before_them() {
        for (ListQuery.Sort sort : ListQuery.Sort.values()) {
            for (ListQuery.Direction direction : ListQuery.Direction.values()) {
                assertThat(plan(ALL.in(sort, direction), 99_900))
                        .as(sort + " " + direction)
                        .containsPattern("Index Only Scan (Backward )?using " + INDEXES.get(sort))
                        .doesNotContain("Seq Scan");
                assertThat(plan(ALL.in(sort, direction), 99_900).split("Sort Key", -1))
                        .hasSize(2);
            }
        }
        assertThat(plan(search("bulk 99999"))).contains("Index Only Scan").doesNotContain("Seq Scan");
    }

    private static final Map<ListQuery.Sort, String> INDEXES = Map.of(
            ListQuery.Sort.PRIORITY, "llm_config_list_ix",
            ListQuery.Sort.NAME, "llm_config_name_uq",
            ListQuery.Sort.PROVIDER, "llm_config_provider_ix",
            ListQuery.Sort.MODEL, "llm_config_default_model_ix",
            ListQuery.Sort.STATE, "llm_config_is_active_ix",
            ListQuery.Sort.LAST_TESTED, "llm_config_last_tested_at_ix");

    private void each_order_takes_its_index_forwards_and_backwards() {
        for (ListQuery.Direction direction : ListQuery.Direction.values()) {
            INDEXES.forEach((sort, index) -> {
                assertThat(plan(new ListQuery("", null, ListQuery.State.ALL, sort, direction), "0", "51"))
                        .contains(index)
                        .doesNotContain("Sort", "Seq Scan");
                assertThat(plan(new ListQuery("", null, ListQuery.State.ACTIVE, sort, direction), "true", "0", "51"))
                        .doesNotContain("Sort", "Seq Scan");
                assertThat(plan(
                                new ListQuery("", Provider.CUSTOM, ListQuery.State.ALL, sort, direction),
                                "'custom'",
                                "0",
                                "51"))
                        .doesNotContain("Sort", "Seq Scan");
            });
        }
    }

    /** How the server would find the rows: the statement that was sent last, with these values. */
    private String plan(ListQuery query, String... values) {
        return plan(query, 0, values);
    }

    private String plan(ListQuery query, int offset, String... values) {
        String statement = transaction.execute(status -> {
            configs.list(query, offset, 50);
            return lanes.leases().held().stream()
                    .filter(lease -> lease.thread() == Thread.currentThread())
                    .findFirst()
                    .orElseThrow()
                    .lastSql();
        });
        for (String value : values) {
            statement = Objects.requireNonNull(statement).replaceFirst("\\?", value);
        }
        return String.join("\n", sql.queryForList("explain " + statement, String.class));
    }

    private List<String> names(ListQuery query) {
        return configs.list(query, 0, 50).rows().stream()
                .map(LlmConfigRow::name)
                .toList();
    }

    private static ListQuery search(String text) {
        return new ListQuery(text, null, ListQuery.State.ALL, ListQuery.Sort.PRIORITY, ListQuery.Direction.ASCENDING);
    }

    private static ListQuery with(ListQuery.State state) {
        return new ListQuery("", null, state, ListQuery.Sort.PRIORITY, ListQuery.Direction.ASCENDING);
    }

    private void row(String name, String provider, int priority, boolean active, String model) {
        sql.update("""
                insert into llm_config (name, provider, priority, is_active, api_endpoint, default_model, available_models,
                    api_key_ciphertext, api_key_last4, api_key_fingerprint)
                values (?, ?, ?, ?, 'https://x.example', ?, jsonb_build_array(?::text), 'x', 'abcd', '000000000000')""", name, provider, priority, active, model, model);
    }
}
