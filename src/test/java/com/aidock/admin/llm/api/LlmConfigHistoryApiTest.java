package com.aidock.admin.llm.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.testing.HttpBrowser;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PostgresTest
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "AIDOCK_API_TOKEN=" + LlmConfigHistoryApiTest.TOKEN)
class LlmConfigHistoryApiTest {
    static final String TOKEN = "planted-token-0123456789abcdef0123456789";
    private static final String HISTORY = "/api/v1/llm-configs/%s/history";

    private final JdbcTemplate sql;

    @LocalServerPort
    int port;

    @Autowired
    LlmConfigHistoryApiTest(Environment environment) {
        this.sql = PlainSql.of(environment);
    }

    @Test
    void serves_a_history_page_by_page() {
        for (int revision = 1; revision <= 3; revision++) {
            sql.update("""
                    insert into llm_config_revision (llm_config_id, revision, at, actor, action, reason, content)
                    values (42, ?, now(), 'Ana', 'LLM_CONFIG_UPDATED', 'why', jsonb_build_object('priority', ?))""", revision, revision);
        }
        JsonNode page = json(get("42", "?limit=2"));
        assertThat(page.get("items")).hasSize(2);
        assertThat(page.get("total").asInt()).isEqualTo(3);
        JsonNode newest = page.get("items").get(0);
        assertThat(newest.get("revision").asInt()).isEqualTo(3);
        assertThat(newest.get("action").asString()).isEqualTo("llm_config_updated");
        assertThat(newest.get("restored_from").isNull()).isTrue();
        assertThat(newest.get("changes").get(0).get("before").asString()).isEqualTo("2");
        JsonNode rest = json(get("42", "?limit=2&cursor=" + page.get("next").asString()));
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("total").asInt()).isEqualTo(3);
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void says_what_is_wrong_with_a_request() {
        assertThat(get("0", "").statusCode()).isEqualTo(400);
        assertThat(get("4711", "").statusCode()).isEqualTo(404);
        HttpResponse<String> wrong = get("42", "?limit=101");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("limit must be a whole number from 1 to 100", "\"parameter\":\"limit\"", "\"instance\"");
        assertThat(get("42", "?cursor=x").body()).contains("no cursor of this history", "\"parameter\":\"cursor\"");
        assertThat(new HttpBrowser(port).get(HISTORY.formatted("42")).statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> get(String id, String query) {
        return new HttpBrowser(port).get(HISTORY.formatted(id) + query, "Authorization", "Bearer " + TOKEN);
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }
}
