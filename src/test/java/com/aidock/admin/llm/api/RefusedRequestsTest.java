package com.aidock.admin.llm.api;

import static com.aidock.admin.llm.api.ApiClient.ALL;
import static com.aidock.admin.llm.api.ApiClient.KEY;
import static com.aidock.admin.llm.api.ApiClient.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.testing.PlainSql;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@ApiTest
class RefusedRequestsTest {
    private static final String ATTEMPTS =
            "select action || ' ' || outcome || ' ' || coalesce(object_id, '-') || ' x' || attempts from audit_entry where outcome <> 'DONE'"
                    + " order by id";

    private final ApiClient api;
    private final JdbcTemplate sql;

    @Autowired
    RefusedRequestsTest(ApiClient api, Environment environment) {
        this.api = api;
        this.sql = PlainSql.of(environment);
    }

    @BeforeEach
    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
        sql.update("delete from audit_entry");
    }

    @Test
    void what_is_refused_before_a_service_is_asked_stands_in_the_audit_log_once() {
        long id = api.post(named("Existing")).id();
        api.post("{");
        api.post("{\"name\": 5, \"provider\": \"openai\", \"priority\": 2000, \"api_key\": \"" + KEY + "\"}");
        api.patch(id, null, "{\"priority\": 1}");
        api.patch(id, "\"77\"", "{\"priority\": 1}");
        api.patch(id, "*", "{\"extra\": \"" + KEY + "\"}");
        api.delete(id, "\"77\"");
        api.send("DELETE", ALL + "/999999", null, "If-Match", "*");
        api.send("POST", ALL + "/import", "[]".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");

        eventually(
                "LLM_CONFIG_CREATED REFUSED - x1",
                "LLM_CONFIG_CREATED REFUSED - x1",
                "LLM_CONFIG_UPDATED REFUSED " + id + " x1",
                "LLM_CONFIG_UPDATED STALE " + id + " x1",
                "LLM_CONFIG_UPDATED REFUSED " + id + " x1",
                "LLM_CONFIG_DELETED STALE " + id + " x1",
                "LLM_CONFIG_DELETED REFUSED 999999 x1",
                "LLM_CONFIG_IMPORTED REFUSED - x1");
        List<String> rows = sql.queryForList("select row_to_json(e)::text from audit_entry e", String.class);
        assertThat(rows.toString())
                .doesNotContain("planted")
                .contains("/name: This must be text", "/priority: Enter a priority from 0 to 1000");
    }

    @Test
    void what_a_service_refuses_is_told_once_and_reading_never() {
        api.post(named("Existing"));
        api.post(named("existing"));
        api.get(ALL + "/999999");
        api.get(ALL + "?limit=0");

        eventually("LLM_CONFIG_CREATED REFUSED - x1");
    }

    private void eventually(String... attempts) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(sql.queryForList(ATTEMPTS, String.class))
                .containsExactlyInAnyOrder(attempts));
    }
}
