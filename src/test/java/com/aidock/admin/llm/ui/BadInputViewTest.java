package com.aidock.admin.llm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.context.support.WithMockUser;

/** A sample of the bad values in the real form and the real list. */
@PostgresTest
@SpringBootTest
@WithMockUser(roles = {"ADMIN", "VIEWER"})
class BadInputViewTest extends SpringBrowserlessTest {
    private static final String HUGE = "x".repeat(10 * 1024 * 1024);
    private static final Map<String, List<String>> BAD = bad();

    private final JdbcTemplate sql;

    @Autowired
    BadInputViewTest(Environment environment) {
        this.sql = PlainSql.of(environment);
    }

    @AfterEach
    void empty() {
        sql.update("delete from llm_config");
    }

    private static Map<String, List<String>> bad() {
        Map<String, List<String>> bad = new LinkedHashMap<>();
        bad.put("name", List.of(" ", HUGE, "a\u0000b", "zero\u200bwidth", "right\u202eto left", "\ud800"));
        bad.put("description", List.of(HUGE, "a\u0000b", "a\u202eb"));
        bad.put("api_endpoint", List.of(HUGE, "ftp://x", "https://user:pw@x.example", "http://169.254.169.254/"));
        bad.put("api_version", List.of("x".repeat(21), "a b", "../x"));
        bad.put("available_models", List.of(HUGE, "m\u200b"));
        bad.put(
                "model_parameters",
                List.of("{\"a\": 1, \"a\": 2}", "{\"a\":".repeat(5_000), "[]", "{\"temperature\": 9}"));
        bad.put(
                "provider_settings",
                List.of("{\"timeout\": 0}", "{\"password\": \"x\"}", "{\"a\": \"" + "x".repeat(20_000) + "\"}"));
        bad.put("priority", List.of("1001", "-1", "1.5", "9".repeat(100)));
        bad.put("rate_limit_rpm", List.of("-1", "2147483648", "many"));
        bad.put("rate_limit_tpm", List.of("-1", "1e3"));
        bad.put("daily_quota", List.of("-1", "0x10"));
        bad.put("monthly_budget_usd", List.of("100000000", "0.001", "-1", "1,5"));
        bad.put("cost_per_1k_input_tokens", List.of("1000000", "0.0000001", "free"));
        bad.put("cost_per_1k_output_tokens", List.of("-0.000001"));
        bad.put("cost_per_request", List.of("1e9", "$1"));
        return bad;
    }

    @Test
    void each_bad_value_is_refused_at_its_field_and_stays_there_and_nothing_is_stored() {
        long id = inserted();
        String before = row();
        visit("admin/llm-configs/" + id, "");
        eventually(() -> assertThat(this.<TextField>field("name").getValue()).isEqualTo("Alpha"));
        BAD.forEach((name, values) -> values.forEach(value -> {
            HasValue<?, String> field = field(name);
            field.setValue(value);
            test(find(Button.class).withId("save").single()).click();
            HasValidationProperties at = (HasValidationProperties) field;
            assertThat(at.isInvalid()).as(name + ": " + shortened(value)).isTrue();
            assertThat(at.getErrorMessage()).hasSizeBetween(10, 400);
            assertThat(field.getValue()).isEqualTo(value);
            test(find(Button.class).withId("discard").single()).click();
            assertThat(at.isInvalid()).isFalse();
        }));
        assertThat(row()).isEqualTo(before);
        assertThat(find(Notification.class).exists()).isFalse();
    }

    @Test
    void a_bad_header_row_is_refused_at_the_headers_and_its_value_is_not_repeated() {
        long id = inserted();
        String before = row();
        visit("admin/llm-configs/" + id, "");
        eventually(() -> assertThat(this.<TextField>field("name").getValue()).isEqualTo("Alpha"));
        HeadersField headers = find(HeadersField.class).single();
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("X A", "planted-1");
        bad.put("X-A\r\nSet-Cookie", "planted-2");
        bad.put("Host", "planted-3");
        bad.put("X-B", "planted-4\r\nX-C: d");
        bad.put("X-C", "planted-5" + HUGE);
        bad.put("X-D\u200b", "planted-6");
        bad.forEach((name, value) -> {
            test(find(Button.class).withText("Add header").single()).click();
            HeaderLine line = find(HeaderLine.class).last();
            find(TextField.class, line).first().setValue(name);
            find(TextField.class, line).last().setValue(value);
            test(find(Button.class).withId("save").single()).click();
            assertThat(headers.isInvalid()).as(name).isTrue();
            assertThat(headers.getErrorMessage()).hasSizeBetween(10, 400).doesNotContain("planted");
            test(find(Button.class).withId("discard").single()).click();
        });
        assertThat(row()).isEqualTo(before);
    }

    @Test
    void markup_and_statements_in_a_name_are_text_everywhere() {
        long id = inserted();
        String name = "<img src=x onerror=alert(1)>'; drop table llm_config; --";
        visit("admin/llm-configs/" + id, "");
        eventually(() -> assertThat(this.<TextField>field("name").getValue()).isEqualTo("Alpha"));
        this.<TextField>field("name").setValue(name);
        test(find(Button.class).withId("save").single()).click();
        eventually(() -> assertThat(sql.queryForObject("select name from llm_config", String.class))
                .isEqualTo(name));
        eventually(
                () -> assertThat(find(ConfigEditor.class).single().getElement().getTextRecursively())
                        .contains(name));
    }

    @Test
    void what_cannot_be_searched_for_is_said_at_the_search_and_matches_nothing() {
        inserted();
        visit("admin/llm-configs", "q=a%00b&state=%3Cb%3E&sort=%27&provider=x");
        TextField search = find(TextField.class).withId("search").single();
        assertThat(search.isInvalid()).isTrue();
        assertThat(search.getErrorMessage()).contains("cannot be seen");
        eventually(() -> assertThat(find(Grid.class)
                        .withId("configs")
                        .single()
                        .getEmptyStateComponent()
                        .getElement()
                        .getTextRecursively())
                .contains("Nothing matches"));
        test(search).setValue(HUGE);
        assertThat(search.getErrorMessage()).contains("at most 200");
        test(search).setValue("alph");
        assertThat(search.isInvalid()).isFalse();
    }

    private long inserted() {
        sql.update("insert into llm_config (name, provider, is_active) values ('Alpha', 'custom', false)");
        return Objects.requireNonNull(sql.queryForObject("select id from llm_config", Long.class));
    }

    private String row() {
        return String.valueOf(sql.queryForObject("select c::text from llm_config c", String.class));
    }

    private static String shortened(String value) {
        return value.length() < 50 ? value : value.length() + " characters";
    }

    @SuppressWarnings("unchecked")
    private <C extends Component & HasValue<?, String>> C field(String id) {
        return find(TextField.class).withId(id).exists()
                ? (C) find(TextField.class).withId(id).single()
                : (C) find(TextArea.class).withId(id).single();
    }

    private void visit(String path, String query) {
        UI.getCurrent().navigate("admin/pool-health");
        UI.getCurrent().navigate(path, QueryParameters.fromString(query));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(15))
                .pollInSameThread()
                .ignoreExceptionsInstanceOf(NoSuchElementException.class)
                .untilAsserted(() -> {
                    MockVaadin.clientRoundtrip();
                    assertion.run();
                });
    }
}
