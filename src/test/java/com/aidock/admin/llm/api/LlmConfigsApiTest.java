package com.aidock.admin.llm.api;

import static com.aidock.admin.llm.api.ApiClient.ALL;
import static com.aidock.admin.llm.api.ApiClient.KEY;
import static com.aidock.admin.llm.api.ApiClient.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.api.ApiClient.Reply;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.PlainSql;
import jakarta.persistence.EntityManagerFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class LlmConfigsApiTest {
    private final ApiClient api;
    private final JdbcTemplate sql;
    private final Statistics statistics;

    @Autowired
    LlmConfigsApiTest(ApiClient api, Environment environment, EntityManagerFactory factory) {
        this.api = api;
        this.sql = PlainSql.of(environment);
        this.statistics = factory.unwrap(SessionFactory.class).getStatistics();
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_usage");
        sql.update("delete from llm_config");
        sql.update("delete from llm_idempotency");
    }

    @Test
    void what_is_created_is_answered_read_and_listed_without_its_key(CapturedOutput log) {
        Reply created = api.post(named("Support <b>assistant</b>'; drop table llm_config; --"));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ALL + "/" + created.id());
        assertThat(created.header("Content-Type")).isEqualTo("application/json");
        Reply read = api.get(ALL + "/" + created.id());
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(read.etag()).isEqualTo(created.etag()).isEqualTo("\"0\"");
        JsonNode json = read.json();
        assertThat(json.get("name").stringValue()).isEqualTo("Support <b>assistant</b>'; drop table llm_config; --");
        assertThat(json.get("api_endpoint").stringValue()).isEqualTo("https://api.openai.com/v1");
        assertThat(json.get("rate_limit_rpm").intValue()).isEqualTo(3000);
        assertThat(json.get("is_active").booleanValue()).isTrue();
        assertThat(json.get("cost_per_1k_input_tokens").isNull()).isTrue();
        assertThat(json.get("api_key_hint").get("last4").stringValue()).isEqualTo("wxyz");
        assertThat(json.get("api_key_hint").get("fingerprint").stringValue()).matches("[0-9a-f]{12}");
        assertThat(json.has("api_key")).isFalse();
        Reply list = api.get(ALL);
        assertThat(list.json().get("items").get(0).get("name")).isEqualTo(json.get("name"));
        assertThat(created.body() + read.body() + list.body()).doesNotContain("planted");
        assertThat(log).doesNotContain(KEY, "planted-token");
    }

    @Test
    void pages_give_every_configuration_exactly_once_in_order_while_others_come_and_go() {
        sql.update("""
                insert into llm_config (name, provider, is_active, priority)
                select (case when i % 2 = 0 then 'Bulk ' else 'bulk ' end) || i, 'custom', false, i % 3
                from generate_series(1, 95) i""");
        List<String> names = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.get(ALL + "?include_inactive=true&q=bulk&limit=10" + next)
                    .json();
            page.get("items").forEach(item -> names.add(item.get("name").stringValue()));
            assertThat(page.get("total").intValue()).isGreaterThanOrEqualTo(94);
            next = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").stringValue();
            // Neither a row before the place nor the very row that the cursor names may shift the rest.
            sql.update("delete from llm_config where name = ?", names.getLast());
            sql.update(
                    "insert into llm_config (name, provider, is_active, priority) values (?, 'custom', false, 0)",
                    "aaa bulk " + names.size());
        } while (!next.isEmpty());

        assertThat(names).hasSize(95).doesNotHaveDuplicates();
        List<String> expected = new ArrayList<>();
        for (int priority = 0; priority < 3; priority++) {
            List<String> same = new ArrayList<>();
            for (int i = 1; i <= 95; i++) {
                if (i % 3 == priority) {
                    same.add((i % 2 == 0 ? "Bulk " : "bulk ") + i);
                }
            }
            same.sort(String.CASE_INSENSITIVE_ORDER);
            expected.addAll(same);
        }
        assertThat(names).isEqualTo(expected);
    }

    @Test
    void the_list_has_the_screens_filters_and_costs_two_statements() {
        api.post(named("Alpha"));
        api.post("{\"name\": \"Beta\", \"provider\": \"ollama\", \"is_active\": false}");

        assertThat(names("")).containsExactly("Alpha");
        assertThat(names("?include_inactive=true")).containsExactly("Alpha", "Beta");
        assertThat(names("?include_inactive=true&provider=ollama")).containsExactly("Beta");
        assertThat(names("?include_inactive=true&q=%25")).isEmpty();
        statistics.clear();
        assertThat(names("?q=ALPH&limit=1")).containsExactly("Alpha");
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(2);
        assertThat(statistics.getConnectCount()).isEqualTo(1);
    }

    @Test
    void the_list_has_the_screens_orders_and_a_cursor_belongs_to_its_order() {
        api.post(named("Alpha"));
        api.post("{\"name\": \"Beta\", \"provider\": \"ollama\", \"is_active\": false}");
        api.post(named("Gamma"));

        assertThat(names("?state=all&sort=-name")).containsExactly("Gamma", "Beta", "Alpha");
        assertThat(names("?state=all&sort=provider")).startsWith("Beta");
        Reply first = api.get(ALL + "?state=all&sort=-name&limit=2");
        String cursor = first.json().get("next").stringValue();
        assertThat(names("?state=all&sort=-name&limit=2&cursor=" + cursor)).containsExactly("Alpha");
        Reply other = api.get(ALL + "?state=all&sort=name&limit=2&cursor=" + cursor);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().at("/errors/0/parameter").stringValue()).isEqualTo("cursor");
        assertThat(other.json().get("detail").stringValue()).contains("sort=-name", "sort=name");
        assertThat(api.get(ALL + "?state=all&limit=2&cursor=" + cursor).status())
                .isEqualTo(400);
    }

    @Test
    void an_order_that_there_is_not_is_refused_with_those_that_there_are() {
        for (String wrong : List.of("", "-", "--name", "NAME", "name,provider", "id", "%27", "+name")) {
            Reply reply = api.get(ALL + "?sort=" + wrong);
            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/parameter").stringValue()).isEqualTo("sort");
            assertThat(reply.json().get("detail").stringValue())
                    .contains("priority, -priority", "name, -name", "model, -model", "last_tested, -last_tested");
        }
    }

    @Test
    void a_cursor_that_somebody_made_up_leads_nowhere() {
        api.post(named("Alpha"));
        api.post(named("Beta"));
        for (String sort : List.of("last_tested", "provider", "model", "state")) {
            String good = new String(
                    Base64.getUrlDecoder()
                            .decode(api.get(ALL + "?limit=1&sort=" + sort)
                                    .json()
                                    .get("next")
                                    .stringValue()),
                    StandardCharsets.UTF_8);
            List<String> parts = List.of(good.split("\\|", 7));
            for (String first : List.of("x", "-1", "9".repeat(18), "9".repeat(40), "\u0000", "'")) {
                List<String> forged = new ArrayList<>(parts.subList(0, 5));
                forged.add(String.valueOf(first.length()));
                forged.add(first + "Alpha");
                String cursor = Base64.getUrlEncoder()
                        .encodeToString(String.join("|", forged).getBytes(StandardCharsets.UTF_8));
                assertThat(api.get(ALL + "?limit=1&sort=" + sort + "&cursor=" + cursor)
                                .status())
                        .as("%s %s", sort, first)
                        .isBetween(200, 400);
            }
        }
    }

    private List<String> names(String query) {
        List<String> names = new ArrayList<>();
        api.get(ALL + query)
                .json()
                .get("items")
                .forEach(item -> names.add(item.get("name").stringValue()));
        return names;
    }

    @Test
    void a_page_far_behind_is_found_in_the_index_and_not_by_reading_all_before_it() {
        sql.update("""
                insert into llm_config (name, provider, is_active, priority)
                select 'bulk ' || i, 'custom', false, 100 from generate_series(1, 20000) i""");
        sql.execute("analyze llm_config");
        String plan = String.join("\n", sql.queryForList("""
                        explain (analyze, buffers off) select id from llm_config
                        where row(priority, lower(name), id) > row(100, lower('bulk 9'), 1::bigint)
                        order by priority, lower(name), id limit 51""", String.class));

        assertThat(plan).contains("Index Cond: (ROW(priority").doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void a_merge_patch_changes_what_it_names_and_null_clears() {
        Reply created = api.post("""
                {"name": "House", "provider": "custom", "api_endpoint": "https://llm.example.org/v1", "description": "old",
                 "api_key": "%s", "default_model": "house-1", "available_models": ["house-1", "house-2"],
                 "model_parameters": {"max_tokens": 10, "temperature": 0.5}, "daily_quota": 7,
                 "custom_headers": {"X-Team": "blue", "X-Api-Key": "hidden-value-1234", "X-Old": "1"}}""".formatted(KEY));
        assertThat(created.status()).as(created.body()).isEqualTo(201);

        Reply patched = api.patch(created.id(), created.etag(), """
                {"description": null, "daily_quota": null, "priority": 3,
                 "model_parameters": {"temperature": null, "top_p": 0.9},
                 "custom_headers": {"X-Team": "red", "X-Old": null}, "available_models": ["house-3"]}""");

        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        JsonNode json = patched.json();
        assertThat(json.get("name").stringValue()).isEqualTo("House");
        assertThat(json.get("description").isNull()).isTrue();
        assertThat(json.get("daily_quota").isNull()).isTrue();
        assertThat(json.get("priority").intValue()).isEqualTo(3);
        assertThat(json.get("model_parameters").toString()).isEqualTo("{\"max_tokens\":10,\"top_p\":0.9}");
        assertThat(json.get("available_models").toString()).isEqualTo("[\"house-1\",\"house-3\"]");
        assertThat(json.get("custom_headers").get("X-Team").stringValue()).isEqualTo("red");
        assertThat(json.get("custom_headers").get("X-Api-Key").get("hint").stringValue())
                .isEqualTo("1234");
        assertThat(json.get("custom_headers").has("X-Old")).isFalse();
        assertThat(patched.body()).doesNotContain("hidden-value", "planted");
        assertThat(json.get("api_key_hint")).isEqualTo(created.json().get("api_key_hint"));
        assertThat(patched.etag()).isEqualTo("\"1\"");
    }

    @Test
    void a_whole_document_can_be_sent_back_as_it_was_read_but_what_is_only_shown_cannot_be_set() {
        Reply created = api.post(named("Whole"));

        assertThat(api.patch(created.id(), created.etag(), created.body()).status())
                .isEqualTo(200);
        Reply refused = api.patch(created.id(), "*", "{\"id\": 7, \"created_at\": \"2020-01-01T00:00:00Z\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrong()).containsExactlyInAnyOrder("/id", "/created_at");
    }

    @Test
    void the_key_is_set_by_text_removed_by_null_and_kept_when_left_out() {
        Reply created = api.post(named("Keys"));

        Reply set = api.patch(created.id(), created.etag(), "{\"api_key\": \"sk-another-planted-key-abcd\"}");
        assertThat(set.json().get("api_key_hint").get("last4").stringValue()).isEqualTo("abcd");
        assertThat(set.json().get("previous_key").get("last4").stringValue()).isEqualTo("wxyz");
        assertThat(set.json().get("previous_key").propertyNames())
                .containsExactly("last4", "fingerprint", "kept_until");
        assertThat(api.patch(created.id(), set.etag(), "{\"previous_key\": null}")
                        .wrong())
                .containsExactly("/previous_key");
        Reply kept = api.patch(created.id(), set.etag(), "{\"priority\": 1}");
        assertThat(kept.json().get("api_key_hint").get("last4").stringValue()).isEqualTo("abcd");
        Reply refused = api.patch(created.id(), kept.etag(), "{\"api_key\": null}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrong()).containsExactly("/api_key");
        Reply removed = api.patch(created.id(), kept.etag(), "{\"api_key\": null, \"is_active\": false}");
        assertThat(removed.status()).as(removed.body()).isEqualTo(200);
        assertThat(removed.json().get("api_key_hint").get("state").stringValue())
                .isEqualTo("none");
        assertThat(removed.json().get("previous_key").isNull()).isTrue();
        assertThat(set.body() + kept.body() + removed.body()).doesNotContain("planted");
    }

    @Test
    void a_change_needs_the_etag_of_what_was_read_and_a_stale_one_is_refused() {
        Reply created = api.post(named("Tagged"));
        long id = created.id();
        Reply first = api.patch(id, created.etag(), "{\"priority\": 1}");

        Reply stale = api.patch(id, created.etag(), "{\"priority\": 2}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.etag()).isEqualTo(first.etag());
        assertThat(api.patch(id, null, "{\"priority\": 2}").status()).isEqualTo(428);
        assertThat(api.patch(id, "W/" + first.etag(), "{\"priority\": 2}").status())
                .isEqualTo(412);
        assertThat(api.patch(id, "3", "{\"priority\": 2}").status()).isEqualTo(400);
        assertThat(api.delete(id, created.etag()).status()).isEqualTo(412);
        assertThat(api.get(ALL + "/" + id).json().get("priority").intValue()).isEqualTo(1);
        assertThat(api.patch(id, "\"9\", " + first.etag(), "{\"priority\": 2}").status())
                .isEqualTo(200);
        assertThat(api.patch(id, "*", "{\"priority\": 3}").status()).isEqualTo(200);
        assertThat(api.delete(id, "\"3\"").status()).isEqualTo(204);
        assertThat(api.get(ALL + "/" + id).status()).isEqualTo(404);
        assertThat(api.delete(id, "*").status()).isEqualTo(404);
    }

    @Test
    void of_two_patches_at_once_with_the_same_etag_one_wins() throws Exception {
        Reply created = api.post(named("Raced"));
        List<Integer> statuses = new ArrayList<>();
        for (Reply reply : atOnce(8, i -> api.patch(created.id(), created.etag(), "{\"priority\": " + i + "}"))) {
            statuses.add(reply.status());
        }
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void what_was_used_cannot_be_deleted() {
        long id = api.post(named("Used")).id();
        sql.update("insert into llm_usage (llm_config_id, model) values (?, 'gpt')", id);

        Reply refused = api.delete(id, "*");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").stringValue()).contains("Deactivate");
    }

    @Test
    void the_same_key_and_body_get_the_same_answer_and_create_once() {
        String body = named("Once");
        Reply first = api.post(body, "Idempotency-Key", "\"k-1\"");
        api.patch(first.id(), "*", "{\"priority\": 1}");
        Reply again = api.post(body, "Idempotency-Key", "k-1");

        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isNull();
        Reply other = api.post(named("Other"), "Idempotency-Key", "k-1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(count()).isEqualTo(1);
        assertThat(sql.queryForObject("select concat(fingerprint, body) from llm_idempotency", String.class))
                .doesNotContain("planted");
    }

    @Test
    void what_was_refused_leaves_the_key_free() {
        assertThat(api.post("{\"name\": \"\"}", "Idempotency-Key", "k-2").status())
                .isEqualTo(422);
        api.post(named("Taken"));
        Reply taken = api.post(named("taken"), "Idempotency-Key", "k-2");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.wrong()).containsExactly("/name");
        assertThat(api.post(named("Free"), "Idempotency-Key", "k-2").status()).isEqualTo(201);
        assertThat(api.post(named("X"), "Idempotency-Key", "with space").status())
                .isEqualTo(400);
    }

    @Test
    void of_many_identical_posts_at_once_one_creates_and_all_get_its_answer() throws Exception {
        List<Reply> replies = atOnce(12, i -> api.post(named("Twice"), "Idempotency-Key", "k-3"));

        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(new HashSet<>(replies.stream().map(Reply::body).toList())).hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.header("Idempotency-Replayed") == null))
                .hasSize(1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void an_answer_older_than_a_day_is_forgotten() {
        api.post(named("Yesterday"), "Idempotency-Key", "k-4");
        sql.update("update llm_idempotency set created_at = now() - interval '25 hours'");

        assertThat(api.post(named("Today"), "Idempotency-Key", "k-4").status()).isEqualTo(201);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void models_are_listed_with_the_default_marked() {
        Reply created = api.post(named("Models").replace("}", ", \"available_models\": [\"a\", \"b\"]}"));

        JsonNode models = api.get(ALL + "/" + created.id() + "/models").json();

        assertThat(models.get("total").intValue()).isEqualTo(3);
        assertThat(models.get("items").get(0).toString()).isEqualTo("{\"name\":\"gpt-large\",\"is_default\":true}");
        assertThat(models.get("next").isNull()).isTrue();
    }

    @Test
    void a_test_asks_the_provider_and_stores_what_it_found() {
        try (FakeProvider provider = FakeProvider.of(Provider.OPENAI)) {
            long id = api.post(named("Probed").replace("}", ", \"api_endpoint\": \"" + provider.endpoint() + "/v1\"}"))
                    .id();
            Reply blocked = api.test(id);
            assertThat(blocked.status()).as(blocked.body()).isEqualTo(200);
            assertThat(blocked.json().get("outcome").stringValue()).isEqualTo("blocked_address");
            sql.update("update llm_config set allowed_private_host = ?", provider.host());

            Reply tested = api.test(id);

            assertThat(tested.json().get("ok").booleanValue()).as(tested.body()).isTrue();
            assertThat(tested.json().get("models").toString()).isEqualTo("[\"alpha-1\",\"beta-2\"]");
            assertThat(provider.keys()).contains(KEY);
            Reply read = api.get(ALL + "/" + id);
            assertThat(read.json().get("last_test_result").get("outcome").stringValue())
                    .isEqualTo("ok");
            assertThat(read.etag()).startsWith("\"0.");
            assertThat(api.patch(id, "\"0\"", "{\"priority\": 1}").status())
                    .as("a test is in nobody's way")
                    .isEqualTo(200);
        }
        assertThat(api.test(999_999).status()).isEqualTo(404);
    }

    @Test
    void the_documentation_describes_every_endpoint_with_examples_and_all_fields() {
        Reply docs = api.get("/v3/api-docs");

        assertThat(docs.status()).as(docs.body()).isEqualTo(200);
        JsonNode paths = docs.json().get("paths");
        assertThat(paths.propertyNames()).contains(ALL, ALL + "/{id}", ALL + "/{id}/models", ALL + "/{id}/test");
        assertThat(paths.propertyNames()).contains(ALL + "/export", ALL + "/import", ALL + "/{id}/history");
        assertThat(paths.get(ALL + "/{id}").propertyNames()).contains("get", "patch", "delete");
        assertThat(paths.get(ALL).get("get").get("parameters").valueStream())
                .filteredOn(parameter -> parameter.get("name").stringValue().equals("sort"))
                .singleElement()
                .satisfies(sort -> {
                    assertThat(sort.get("example").stringValue()).isEqualTo("-last_tested");
                    assertThat(sort.at("/schema/enum")
                                    .valueStream()
                                    .map(JsonNode::stringValue)
                                    .toList())
                            .isEqualTo(ListRequest.ORDERS);
                });
        paths.properties().stream()
                .filter(path -> path.getKey().startsWith(ALL))
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String what = operation.getKey() + " " + path.getKey();
                    JsonNode responses = operation.getValue().get("responses");
                    assertThat(responses.at("/503/headers/Retry-After").isMissingNode())
                            .as(what)
                            .isFalse();
                    assertThat(responses
                                    .at("/400/content/application~1problem+json/schema")
                                    .isMissingNode())
                            .as(what)
                            .isFalse();
                    JsonNode good = responses.has("200") ? responses.get("200") : responses.path("201");
                    if (!operation.getKey().equals("delete")) {
                        assertThat(good.at("/content/application~1json/examples")
                                        .size())
                                .as(what)
                                .isPositive();
                        assertThat(good.at("/content/application~1json/schema").size())
                                .as(what)
                                .isPositive();
                    }
                }));
        assertThat(paths.at("/~1api~1v1~1llm-configs~1{id}/patch/responses").propertyNames())
                .contains("400", "401", "403", "404", "412", "413", "415", "422", "428", "503");
        JsonNode example = paths.at("/~1api~1v1~1llm-configs/post/requestBody/content/application~1json/examples");
        assertThat(example.size()).isEqualTo(2);
        List<String> fields = new ArrayList<>(
                docs.json().at("/components/schemas/LlmConfigInput/properties").propertyNames());
        List<String> known = new ArrayList<>(com.aidock.admin.llm.Fields.EDITABLE);
        known.add("api_key");
        assertThat(fields).containsExactlyInAnyOrderElementsOf(known);
    }

    private int count() {
        return sql.queryForList("select id from llm_config").size();
    }

    private interface Call {
        Reply make(int number);
    }

    private static List<Reply> atOnce(int times, Call call) throws Exception {
        List<Reply> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                futures.add(threads.submit(() -> call.make(number)));
            }
            for (Future<Reply> future : futures) {
                replies.add(future.get());
            }
        }
        return replies;
    }
}
