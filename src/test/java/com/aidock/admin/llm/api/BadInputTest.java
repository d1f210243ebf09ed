package com.aidock.admin.llm.api;

import static com.aidock.admin.llm.api.ApiClient.ALL;
import static com.aidock.admin.llm.api.ApiClient.KEY;
import static com.aidock.admin.llm.api.ApiClient.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.api.ApiClient.Reply;
import com.aidock.admin.testing.Garbage;
import com.aidock.admin.testing.PlainSql;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class BadInputTest {
    private static final int GENERATED = 1_500;
    private static final String EVERYTHING =
            "select coalesce(string_agg(c::text, ' ' order by id), '') from llm_config c";

    private static final String DIGEST =
            "select coalesce(md5(string_agg(c::text, ' ' order by id)), '') from llm_config c";

    private final ApiClient api;
    private final JdbcTemplate sql;

    @LocalServerPort
    int port;

    @Autowired
    BadInputTest(ApiClient api, Environment environment) {
        this.api = api;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void nothing_was_an_error_of_the_program(CapturedOutput log) {
        sql.update("delete from llm_config");
        assertThat(log)
                .doesNotContain("The database refused", KEY, "planted-token")
                // As ApiErrors says it; applications of other tests write into the same log.
                .doesNotContainPattern("(GET|POST|PUT|PATCH|DELETE) /api/\\S+ failed");
    }

    /** One field's value and where the complaint must point. */
    record Bad(String field, String value, String pointer) {
        static Bad at(String field, String value) {
            return new Bad(field, value, "/" + field);
        }
    }

    static Stream<Bad> bad() {
        String number = "9".repeat(300);
        Stream<Bad> texts = Stream.of("name", "api_endpoint", "api_version", "default_model", "api_key", "description")
                .flatMap(field -> Stream.of(
                        Bad.at(field, "7"),
                        Bad.at(field, "true"),
                        Bad.at(field, "[\"a\"]"),
                        Bad.at(field, "{}"),
                        Bad.at(field, quoted("x".repeat(5_000))),
                        Bad.at(field, quoted("a\\u0000b")),
                        Bad.at(field, quoted("a\\u0007b")),
                        Bad.at(field, quoted("a\\u202eb")),
                        Bad.at(field, quoted("a\\ud800b"))));
        Stream<Bad> invisible = Stream.of("name", "api_endpoint", "api_version", "default_model", "api_key")
                .flatMap(field -> Stream.of("\\u200b", "\\u2060", "\\ufeff", "\\u3164", "\\u00ad", "\\u2028")
                        .map(unseen -> Bad.at(field, quoted("https://a.example/" + unseen + "b"))));
        Stream<Bad> wholes = Stream.of("rate_limit_rpm", "rate_limit_tpm", "daily_quota", "priority")
                .flatMap(field -> Stream.of("-1", "2147483648", "1.5", "1e2", "\"5\"", "true", "[]", "{}", number)
                        .map(value -> Bad.at(field, value)));
        Stream<Bad> money = Stream.of(
                        "monthly_budget_usd",
                        "cost_per_1k_input_tokens",
                        "cost_per_1k_output_tokens",
                        "cost_per_request")
                .flatMap(field -> Stream.of(
                                "-0.01",
                                "100000000",
                                "0.0000001",
                                "1e300",
                                "1e-300",
                                "1e999999999",
                                "\"5\"",
                                "true",
                                number)
                        .map(value -> Bad.at(field, value)));
        Stream<Bad> flags = Stream.of("is_active", "is_public")
                .flatMap(field -> Stream.of("null", "0", "\"true\"", "[]").map(value -> Bad.at(field, value)));
        Stream<Bad> objects = Stream.of("model_parameters", "provider_settings").flatMap(field -> Stream.of(
                        "[]",
                        "\"{}\"",
                        "5",
                        "{\"a\": " + "[".repeat(6) + "]".repeat(6) + "}",
                        "{\"a\": \"b\\u0000\"}",
                        "{\"a\": \"\\udc00\"}",
                        "{\"\": 1}",
                        "{\"a\\u200bb\": 1}",
                        "{\"api_key\": \"x\"}",
                        "{\"a\": 1e400}",
                        "{\"a\": [" + "1e300,".repeat(100) + "1]}",
                        "{\"a\": \"" + "x".repeat(17_000) + "\"}")
                .map(value -> Bad.at(field, value)));
        Stream<Bad> others = Stream.of(
                Bad.at("name", "null"),
                Bad.at("name", "\"  \""),
                Bad.at("name", quoted("x".repeat(101))),
                Bad.at("provider", "null"),
                Bad.at("provider", "\"OpenAI\""),
                Bad.at("provider", "5"),
                Bad.at("priority", "null"),
                Bad.at("priority", "1001"),
                Bad.at("api_key", "\"short\""),
                Bad.at("api_key", quoted("sk with spaces in it")),
                Bad.at("api_endpoint", "\"ftp://a.example\""),
                Bad.at("api_endpoint", "\"https://user:pw@a.example\""),
                Bad.at("api_endpoint", "\"http://169.254.169.254/latest\""),
                Bad.at("default_model", quoted("m".repeat(101))),
                Bad.at("available_models", "\"a\""),
                Bad.at("available_models", "{}"),
                new Bad("available_models", "[\"a\", 5]", "/available_models/1"),
                new Bad("available_models", "[null]", "/available_models/0"),
                Bad.at("available_models", "[\"a\\u0000\"]"),
                Bad.at("available_models", "[" + quoted("\ud83d\ude00".repeat(201)) + "]"),
                Bad.at("available_models", "[" + "\"m\",".repeat(1) + numbered(2_001) + "]"),
                Bad.at("model_parameters", "{\"temperature\": 3}"),
                Bad.at("model_parameters", "{\"max_tokens\": \"many\"}"),
                Bad.at("provider_settings", "{\"timeout\": 601}"),
                Bad.at("custom_headers", "[]"),
                Bad.at("custom_headers", "{\"a b\": \"c\"}"),
                Bad.at("custom_headers", "{\"X-A\": \"b\\r\\nSet-Cookie: c\"}"),
                Bad.at("custom_headers", "{\"Host\": \"a\"}"),
                Bad.at("custom_headers", "{\"X-A\": \"1\", \"x-a\": \"2\"}"),
                Bad.at("custom_headers", "{\"X-A\": {\"secret\": true}}"),
                new Bad("custom_headers", "{\"X-A\": 5}", "/custom_headers/X-A"),
                new Bad("custom_headers", "{\"X-A\": {\"vale\": \"x\"}}", "/custom_headers/X-A"),
                Bad.at("nmae", "\"x\""),
                Bad.at("id", "5"),
                Bad.at("updated_at", "null"),
                new Bad("a/b~c", "1", "/a~1b~0c"));
        return Stream.of(texts, invisible, wholes, money, flags, objects, others)
                .flatMap(all -> all);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String numbered(int count) {
        StringBuilder models = new StringBuilder("\"m0\"");
        for (int i = 1; i < count; i++) {
            models.append(",\"m").append(i).append('"');
        }
        return models.toString();
    }

    @Test
    void every_bad_value_of_every_field_is_refused_at_its_place_and_changes_nothing() {
        Reply existing = api.post(named("Existing"));
        String before = sql.queryForObject(EVERYTHING, String.class);
        List<Bad> all = bad().toList();
        assertThat(all).hasSizeGreaterThan(200);
        for (Bad bad : all) {
            Reply created = api.post(with(bad));
            assertThat(created.status()).as(bad + created.body()).isEqualTo(422);
            assertThat(created.wrong()).as(bad.toString()).contains(bad.pointer());
            assertThat(created.header("Content-Type")).isEqualTo("application/problem+json");
            if (!bad.value().equals("null") && !bad.value().contains("{\"X-A\": {\"secret\"")) {
                Reply patched = api.patch(existing.id(), "*", "{" + quoted(bad.field()) + ": " + bad.value() + "}");
                assertThat(patched.status()).as(bad + patched.body()).isEqualTo(422);
                assertThat(patched.wrong()).as(bad.toString()).contains(bad.pointer());
            }
        }
        assertThat(sql.queryForObject(EVERYTHING, String.class)).isEqualTo(before);
    }

    private static String with(Bad bad) {
        StringBuilder body = new StringBuilder("{");
        field(body, bad, "name", "\"New\"");
        field(body, bad, "provider", "\"openai\"");
        field(body, bad, "api_key", quoted(KEY));
        field(body, bad, "default_model", "\"gpt-large\"");
        return body.append(quoted(bad.field()))
                .append(": ")
                .append(bad.value())
                .append('}')
                .toString();
    }

    private static void field(StringBuilder body, Bad bad, String name, String value) {
        if (!bad.field().equals(name)) {
            body.append(quoted(name)).append(": ").append(value).append(", ");
        }
    }

    @Test
    void everything_wrong_is_said_at_once() {
        Reply refused = api.post("""
                {"name": 5, "provider": "openai", "priority": 2000, "is_public": "no", "daily_quota": -1, "extra": 1}""");
        assertThat(refused.wrong()).containsExactly("/extra");

        Reply next = api.post("""
                {"name": 5, "provider": "openai", "priority": 2000, "is_public": "no", "daily_quota": -1}""");
        assertThat(next.wrong()).containsExactlyInAnyOrder("/name", "/is_public", "/priority", "/daily_quota");
        assertThat(next.json().get("detail").stringValue()).isEqualTo("4 things are wrong; nothing was stored.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "[]",
                "\"text\"",
                "5",
                "{",
                "{\"name\": \"a\",}",
                "{\"name\": \"a\"} {}",
                "{\"name\": \"a\", \"name\": \"b\"}",
                "{\"model_parameters\": {\"n\": 1, \"n\": 2}}",
                "{\"name\": \"a\u0007b\"}",
                "{\"priority\": 01}",
                "{\"priority\": NaN}",
                "{name: 1}",
                "<config/>",
                "{\"name\": \"\\uZZZZ\"}"
            })
    void what_is_not_one_json_object_is_refused_by_create_and_change(String body) {
        Reply existing = api.post(named("Existing"));

        assertMalformed(api.post(body));
        assertMalformed(api.patch(existing.id(), "*", body));
    }

    @Test
    void deep_long_and_wrongly_encoded_bodies_are_refused() {
        assertMalformed(api.post("{\"model_parameters\": " + "[".repeat(100_000) + "}"));
        assertMalformed(api.post("{\"model_parameters\": " + "{\"a\":".repeat(100_000) + "}"));
        assertMalformed(api.post("{\"priority\": " + "1".repeat(100_000) + "}"));
        assertMalformed(api.post("{\"" + "n".repeat(100_000) + "\": 1}"));
        assertMalformed(api.send(
                "POST",
                ALL,
                "{\"name\": \"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1),
                "Content-Type",
                "application/json"));
        assertMalformed(api.send(
                "POST",
                ALL,
                "{\"name\": \"a\"}".getBytes(StandardCharsets.UTF_16),
                "Content-Type",
                "application/json"));
    }

    private static void assertMalformed(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.json().get("detail").stringValue()).isNotBlank();
    }

    @Test
    void ten_megabytes_are_refused_without_being_read() throws IOException {
        assertThat(raw("POST " + ALL + " HTTP/1.1", "Content-Length: 10485760", ""))
                .startsWith("HTTP/1.1 413");
        String chunk = "100000\r\n" + " ".repeat(0x100000) + "\r\n";
        assertThat(raw("POST " + ALL + " HTTP/1.1", "Transfer-Encoding: chunked", chunk + "10\r\n" + " ".repeat(16)))
                .startsWith("HTTP/1.1 413");
        Reply within = api.post(named("Within").replace("}", " ".repeat(900_000) + "}"));
        assertThat(within.status()).isEqualTo(201);
    }

    /** Sends as much as is given and no end, and takes what is answered meanwhile. */
    private String raw(String request, String header, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write((request + "\r\nHost: localhost\r\nAuthorization: Bearer " + ApiClient.TOKEN
                            + "\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] start = new byte[12];
            InputStream in = socket.getInputStream();
            return new String(start, 0, in.readNBytes(start, 0, start.length), StandardCharsets.US_ASCII);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit",
        "limit=201,limit",
        "limit=-1,limit",
        "limit=abc,limit",
        "limit=,limit",
        "limit=1e1,limit",
        "limit=99999999999999999999,limit",
        "limit=1&limit=2,limit",
        "cursor=,cursor",
        "cursor=%20,cursor",
        "cursor=!!!,cursor",
        "cursor=MXwwfDF8MXxh,cursor",
        "cursor=AAAA,cursor",
        "include_inactive=yes,include_inactive",
        "include_inactive=,include_inactive",
        "provider=nobody,provider",
        "provider=OPENAI,provider",
        "q=%00,q",
        "q=a%E2%80%AEb,q",
        "q=%07,q",
        "sort=age,sort",
        "sort=,sort",
        "sort=--name,sort",
        "Q=a,Q"
    })
    void a_malformed_parameter_is_named(String query, String parameter) {
        Reply refused = api.get(ALL + "?" + query);
        assertMalformed(refused);
        assertThat(refused.wrong()).containsExactly(parameter);
    }

    @Test
    void a_cursor_serves_only_the_query_that_it_was_given_for() {
        api.post(named("A"));
        api.post(named("B"));
        String cursor = api.get(ALL + "?limit=1").json().get("next").stringValue();

        assertThat(api.get(ALL + "?limit=1&cursor=" + cursor).status()).isEqualTo(200);
        assertThat(api.get(ALL + "?limit=1&q=x&cursor=" + cursor).wrong()).containsExactly("cursor");
        for (int i = 0; i < cursor.length(); i++) {
            String cut = cursor.substring(0, i);
            assertThat(api.get(ALL + "?limit=1&cursor=" + cut).status()).isIn(200, 400);
        }
        assertThat(api.get(ALL + "?cursor=" + "A".repeat(5_000)).wrong()).containsExactly("cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "1.0", "01", "99999999999999999999", "%20", "1%27--", "null"})
    void a_malformed_id_is_refused_everywhere(String id) {
        for (String path : List.of("/" + id, "/" + id + "/models")) {
            assertThat(api.get(ALL + path).wrong()).containsExactly("id");
        }
        assertThat(api.send("POST", ALL + "/" + id + "/test", new byte[0]).wrong())
                .containsExactly("id");
        assertThat(api.send("DELETE", ALL + "/" + id, null, "If-Match", "*").wrong())
                .containsExactly("id");
        assertThat(api.send(
                                "PATCH",
                                ALL + "/" + id,
                                "{}".getBytes(StandardCharsets.UTF_8),
                                "If-Match",
                                "*",
                                "Content-Type",
                                "application/merge-patch+json")
                        .wrong())
                .containsExactly("id");
    }

    @Test
    void a_wrong_content_type_method_or_address_is_a_problem_that_says_what_is_right() {
        for (String type : List.of("text/plain", "application/xml", "application/json-patch+json", "nonsense", "*/*")) {
            Reply refused = api.send("POST", ALL, "{}".getBytes(StandardCharsets.UTF_8), "Content-Type", type);
            assertThat(refused.status()).as(type + refused.body()).isEqualTo(415);
            assertThat(refused.json().get("detail").stringValue()).contains("application/json");
        }
        assertThat(api.send("POST", ALL, "{}".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(415);
        Reply method = api.send("PUT", ALL + "/1", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).isEqualTo("DELETE, GET, HEAD, PATCH");
        for (String path : List.of("/api", "/api/v1", "/api/v2/llm-configs", ALL + "/1/none", ALL + "/")) {
            Reply missing = api.get(path);
            assertThat(missing.status()).as(path).isEqualTo(404);
            assertThat(missing.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void odd_headers_are_refused_or_do_no_harm() {
        long id = api.post(named("Headers")).id();
        for (String odd :
                List.of("\"", "\"\"\"", "W/", "1", "'1'", "\"0\" \"1\"", "*,*", "\u00e4", "x".repeat(2_000))) {
            int status = api.patch(id, odd, "{\"priority\": 1}").status();
            assertThat(status).as(odd).isIn(400, 412);
            assertThat(api.delete(id, odd).status()).as(odd).isIn(400, 412);
        }
        for (String odd : List.of(" ", "a b", "x".repeat(256))) {
            assertThat(api.post(named("Odd"), "Idempotency-Key", odd).status())
                    .as(odd)
                    .isEqualTo(400);
        }
        for (String accept : List.of("text/html", "nonsense", "application/xml;q=5", "*")) {
            Reply read = api.send("GET", ALL + "/" + id, null, "Accept", accept);
            assertThat(read.status()).as(accept + read.body()).isEqualTo(200);
            assertThat(api.send("GET", ALL + "/0", null, "Accept", accept).status())
                    .as(accept)
                    .isEqualTo(400);
        }
        assertThat(api.get(ALL + "/" + id).json().get("priority").intValue()).isEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_name_is_text_whatever_it_looks_like(String name) {
        Reply created = api.post(named("PLACEHOLDER").replace("PLACEHOLDER", name));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().get("name").stringValue()).isEqualTo(name);
        Reply found = api.get(ALL + "?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
        assertThat(found.json().get("items").get(0).get("name").stringValue()).isEqualTo(name);
        assertThat(found.header("Content-Type")).isEqualTo("application/json");
        assertThat(found.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    static Stream<String> names() {
        return Stream.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "'; drop table llm_config; --",
                "' or '1'='1",
                "${jndi:ldap://x}",
                "#{7*7}",
                "../../etc/passwd",
                "100%_done",
                "\u05e9\u05dc\u05d5\u05dd",
                "\u0645\u0631\u062d\u0628\u0627",
                "\ud83d\ude80 rocket",
                "\u65e5\u672c\u8a9e");
    }

    @Test
    void thousands_of_generated_bodies_are_answered_with_201_or_a_problem_and_never_with_500() {
        Random random = new Random(20261124);
        Garbage garbage = new Garbage(random, Fields.EDITABLE);
        long existing = api.post(named("Existing")).id();
        Map<Integer, Integer> answers = new TreeMap<>();
        String stored = digest();
        for (int i = 0; i < GENERATED; i++) {
            String body = garbage.body(i);
            Reply reply = random.nextBoolean() ? api.post(body) : api.patch(existing, "*", body);
            answers.merge(reply.status(), 1, Integer::sum);
            String after = digest();
            if (reply.status() >= 300) {
                assertRefused("number %d: %s -> %s".formatted(i, body, reply.body()), reply);
                assertThat(after).as(body).isEqualTo(stored);
            }
            stored = after;
        }
        assertThat(answers).as("the generator reaches them all").containsOnlyKeys(200, 201, 400, 422);
    }

    private static void assertRefused(String what, Reply reply) {
        assertThat(reply.status()).as(what).isIn(400, 422);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.json().get("detail").stringValue()).as(what).isNotBlank();
        if (reply.status() == 422) {
            assertThat(reply.wrong()).as(what).isNotEmpty().allMatch(place -> place.startsWith("/"));
        }
    }

    private String digest() {
        return String.valueOf(sql.queryForObject(DIGEST, String.class));
    }
}
