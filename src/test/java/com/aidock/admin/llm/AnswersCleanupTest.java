package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.testing.PlainSql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@LlmTest
class AnswersCleanupTest {
    private final AnswersCleanup cleanup;
    private final JdbcTemplate sql;

    @Autowired
    AnswersCleanupTest(AnswersCleanup cleanup, Environment environment) {
        this.cleanup = cleanup;
        this.sql = PlainSql.of(environment);
    }

    @Test
    void forgets_what_is_a_day_old_and_the_oldest_beyond_its_bound() {
        sql.update("""
                insert into llm_idempotency (actor, request_key, fingerprint, created_at)
                select 'a', 'k' || i, 'f', now() - (i || ' hours')::interval from generate_series(1, 30) i""");

        cleanup.forget(1000);
        assertThat(keys()).isEqualTo(23);
        cleanup.forget(5);
        assertThat(sql.queryForList("select request_key from llm_idempotency", String.class))
                .containsExactlyInAnyOrder("k1", "k2", "k3", "k4", "k5");
        cleanup.clean();
        assertThat(keys()).isEqualTo(5);
    }

    private int keys() {
        return sql.queryForList("select id from llm_idempotency").size();
    }
}
