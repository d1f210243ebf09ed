package com.aidock.admin.llm.api;

import static com.aidock.admin.llm.api.ApiClient.ALL;
import static com.aidock.admin.llm.api.ApiClient.KEY;
import static com.aidock.admin.llm.api.ApiClient.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.llm.api.ApiClient.Reply;
import com.aidock.admin.testing.PlainSql;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@ApiTest
class TransferApiTest {
    private static final String EXPORT = ALL + "/export";

    private final ApiClient api;
    private final Lanes lanes;
    private final JdbcTemplate sql;

    @LocalServerPort
    int port;

    @Autowired
    TransferApiTest(ApiClient api, Lanes lanes, Environment environment) {
        this.api = api;
        this.lanes = lanes;
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.execute("drop function if exists fail_in_the_middle() cascade");
        sql.update("delete from llm_config");
    }

    @Test
    void complaint_12_what_is_exported_is_imported_elsewhere_after_a_dry_run() {
        api.post(named("Alpha"));
        api.post(named("Beta"));
        Reply file = api.get(EXPORT);
        assertThat(file.header("Content-Disposition")).matches("attachment; filename=\"llm-configs-.*\\.json\"");
        assertThat(file.body()).contains("aidock-llm-configs/1").doesNotContain(KEY, "wxyz", "planted");
        sql.update("delete from llm_config where name = 'Beta'");
        sql.update("update llm_config set priority = 99");

        Reply dry = take(file.body(), "?dry_run=true");
        assertThat(dry.status()).as(dry.body()).isEqualTo(200);
        assertThat(dry.json().at("/items/0/outcome").stringValue()).isEqualTo("changed");
        assertThat(dry.json().at("/items/0/changes/0/after").stringValue()).isEqualTo("10");
        assertThat(dry.json().at("/items/1/missing/0").stringValue()).isEqualTo("api_key");
        assertThat(names("")).containsExactly("Alpha");

        Reply done = take(file.body(), "");
        assertThat(done.json().get("stored").intValue()).as(done.body()).isEqualTo(2);
        assertThat(names("where is_active")).containsExactly("Alpha");
        assertThat(names("where not is_active and api_key_ciphertext is null")).containsExactly("Beta");
        assertThat(take(file.body(), "").json().get("stored").intValue())
                .as("the active state of the file cannot hold without the key")
                .isZero();
    }

    @Test
    void a_file_with_anything_wrong_in_it_stores_nothing_and_names_each_place() {
        String file = """
                {"format": "aidock-llm-configs/1", "configurations": [
                  {"name": "A", "provider": "custom", "is_active": false},
                  {"name": "B", "provider": "custom", "is_active": false, "priority": -1, "api_key": "sk-planted-123"}]}""";
        Reply refused = take(file.replace(", \"api_key\": \"sk-planted-123\"", ""), "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrong()).containsExactly("/configurations/1/priority");
        assertThat(take(file, "?dry_run=true")
                        .json()
                        .at("/items/1/errors/0/pointer")
                        .stringValue())
                .isEqualTo("/configurations/1/api_key");
        assertThat(names("")).isEmpty();
        assertThat(take("{\"format\": 1}", "").wrong()).containsExactly("/format");
        assertThat(take("{", "").status()).isEqualTo(400);
        assertThat(take(file, "?dry_run=maybe").wrong()).containsExactly("dry_run");
        assertThat(take(file, "?dryrun=true").wrong()).containsExactly("dryrun");
        assertThat(api.send("PUT", ALL + "/import", new byte[0]).status()).isEqualTo(405);
        assertThat(api.send("POST", ALL + "/import", new byte[0]).status()).isEqualTo(415);
    }

    @Test
    void an_import_that_a_database_error_ends_tells_what_became_of_each_and_can_be_taken_back() {
        String file = """
                {"format": "aidock-llm-configs/1", "configurations": [
                  {"name": "A", "provider": "custom", "is_active": false},
                  {"name": "B", "provider": "custom", "is_active": false},
                  {"name": "C", "provider": "custom", "is_active": false}]}""";
        sql.execute("""
                create function fail_in_the_middle() returns trigger language plpgsql as $$ begin
                if new.name = 'B' then raise exception 'no space' using errcode = '53100'; end if; return new; end $$""");
        sql.execute("create trigger fail_in_the_middle before insert or update on llm_config"
                + " for each row execute function fail_in_the_middle()");
        Reply partial = take(file, "");
        assertThat(partial.status()).as(partial.body()).isEqualTo(503);
        assertThat(partial.json().get("detail").stringValue()).startsWith("1 of 3 configurations were stored");
        assertThat(partial.json().at("/done/0/name").stringValue()).isEqualTo("A");
        assertThat(partial.json().at("/done/0/id").longValue()).isPositive();
        assertThat(partial.json().at("/failed/0/name").stringValue()).isEqualTo("B");
        assertThat(partial.json().at("/failed/0/reason").stringValue()).contains("left as it is");
        assertThat(partial.json().at("/not_tried/0/index").intValue()).isEqualTo(2);
        assertThat(partial.body()).doesNotContain("no space");
        assertThat(names("")).containsExactly("A");

        String undo = ALL + "/import/undo/" + partial.json().get("undo").stringValue();
        Reply undone = api.send("POST", undo, new byte[0]);
        assertThat(undone.status()).as(undone.body()).isEqualTo(200);
        assertThat(undone.json().get("undone").intValue()).isEqualTo(1);
        assertThat(names("")).isEmpty();
        assertThat(api.send("POST", undo, new byte[0]).status()).isEqualTo(404);

        sql.execute("drop function fail_in_the_middle() cascade");
        Reply whole = take(file, "");
        assertThat(whole.json().get("stored").intValue()).isEqualTo(3);
        assertThat(whole.json().get("undo").stringValue()).isNotBlank();
        assertThat(take(file, "").json().get("undo").isNull()).isTrue();
    }

    @Test
    void an_export_takes_the_filters_of_the_list_or_single_ones() {
        long alpha = api.post(named("Alpha")).id();
        api.post(named("Beta"));
        sql.update("update llm_config set is_active = false where name = 'Beta'");

        assertThat(exported("")).containsExactly("Alpha");
        assertThat(exported("?state=all")).containsExactly("Alpha", "Beta");
        assertThat(exported("?state=inactive")).containsExactly("Beta");
        assertThat(exported("?state=all&q=alp")).containsExactly("Alpha");
        assertThat(exported("?ids=" + alpha + ",999")).containsExactly("Alpha");
        String thousand = LongStream.range(0, 999)
                .mapToObj(i -> "," + (100_000_000_000_000_000L + i))
                .collect(Collectors.joining());
        assertThat(exported("?ids=" + alpha + thousand))
                .as("as many as can be marked")
                .containsExactly("Alpha");
        assertThat(api.get(EXPORT + "?ids=" + alpha + thousand + ",5,6").wrong())
                .containsExactly("ids");
        assertThat(api.get(EXPORT + "?ids=1,x").wrong()).containsExactly("ids");
        assertThat(api.get(EXPORT + "?limit=5").wrong()).containsExactly("limit");
        assertThat(api.get(ALL + "?state=inactive").json().at("/items/0/name").stringValue())
                .isEqualTo("Beta");
        assertThat(api.get(ALL + "?state=all&include_inactive=true").wrong()).containsExactly("state");
    }

    @Test
    void an_export_holds_no_connection_while_its_reader_is_slow() throws Exception {
        sql.update("""
                insert into llm_config (name, provider, is_active, description)
                select 'Bulk ' || i, 'custom', false, repeat('x', 1000) from generate_series(1, 20000) i""");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET " + EXPORT + "?state=all HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + ApiClient.TOKEN + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
            // The buffers between here and there fill up, then the writer waits for the reader.
            await().during(java.time.Duration.ofMillis(500))
                    .atMost(java.time.Duration.ofSeconds(15))
                    .until(() -> lanes.reading(Lane.MAIN).active() == 0);
            String rest = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(rest.split("\"name\"", -1)).hasSize(20_001);
        }
    }

    private Reply take(String file, String query) {
        return api.send(
                "POST",
                ALL + "/import" + query,
                file.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json");
    }

    private List<String> exported(String query) {
        JsonNode file = api.get(EXPORT + query).json();
        return file.get("configurations")
                .valueStream()
                .map(config -> config.get("name").stringValue())
                .toList();
    }

    private List<String> names(String where) {
        return sql.queryForList("select name from llm_config " + where + " order by name", String.class);
    }
}
