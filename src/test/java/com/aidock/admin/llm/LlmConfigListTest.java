package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.testing.PlainSql;
import jakarta.persistence.EntityManagerFactory;
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
    void a_part_of_the_list_costs_one_statement_and_one_borrow() {
        assertThatOneStatementAnswers(() -> configs.list(search("a"), 0, 50));
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
        each_order_that_has_an_index_takes_it_forwards_and_backwards();
    }

    /** Model and last test have none: their first rows cost a look at every row. */
    private void each_order_that_has_an_index_takes_it_forwards_and_backwards() {
        Map<ListQuery.Sort, String> indexes = Map.of(
                ListQuery.Sort.PRIORITY, "llm_config_list_ix",
                ListQuery.Sort.NAME, "llm_config_name_uq",
                ListQuery.Sort.PROVIDER, "llm_config_provider_ix",
                ListQuery.Sort.STATE, "llm_config_is_active_ix");
        for (ListQuery.Direction direction : ListQuery.Direction.values()) {
            indexes.forEach((sort, index) -> {
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
        String statement = transaction.execute(status -> {
            configs.list(query, 0, 50);
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
