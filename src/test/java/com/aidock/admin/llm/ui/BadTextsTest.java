package com.aidock.admin.llm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.Violation;
import com.aidock.admin.testing.Garbage;
import com.vaadin.flow.router.QueryParameters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed into the form's texts and the list's address, by the thousand: read, or refused at its field. */
class BadTextsTest {
    private static final int GENERATED = 5_000;
    private static final String HUGE = "9".repeat(10 * 1024 * 1024);

    private final Garbage garbage = new Garbage(new Random(20261125), Fields.EDITABLE);

    @Test
    void a_number_is_read_exactly_or_refused_at_its_field() {
        for (int i = 0; i < GENERATED; i++) {
            String text = garbage.pasted();
            List<Violation> found = new ArrayList<>();
            Integer whole = NumberTexts.whole("daily_quota", text, found);
            assertThat(whole == null).as(text).isEqualTo(text.isBlank() || !found.isEmpty());
            assertThat(found)
                    .extracting(Violation::field)
                    .containsOnly(found.isEmpty() ? new String[0] : new String[] {"daily_quota"});
            List<Violation> foundToo = new ArrayList<>();
            BigDecimal decimal = NumberTexts.decimal("cost_per_request", text, foundToo);
            assertThat(decimal == null).as(text).isEqualTo(text.isBlank() || !foundToo.isEmpty());
        }
        for (String text :
                List.of(HUGE, "1".repeat(31), "0x1F", "１２", "1_000", "1,000", "1e5", "NaN", "+1", "--1", "٣")) {
            List<Violation> found = new ArrayList<>();
            assertThat(NumberTexts.whole("f", text, found)).isNull();
            assertThat(NumberTexts.decimal("f", text, found)).isNull();
            assertThat(found).hasSize(2).allSatisfy(violation -> assertThat(violation.message())
                    .hasSizeLessThan(200));
        }
        assertThat(NumberTexts.whole("f", "2147483647", new ArrayList<>())).isEqualTo(Integer.MAX_VALUE);
        assertThat(NumberTexts.whole("f", "2147483648", new ArrayList<>())).isNull();
    }

    @Test
    void json_is_read_or_refused_at_its_field_without_being_repeated() {
        for (int i = 0; i < GENERATED; i++) {
            String text = garbage.object();
            List<Violation> found = new ArrayList<>();
            Map<String, ?> object = JsonTexts.object("model_parameters", text, found);
            assertThat(found).as(text).hasSizeLessThan(2);
            assertThat(object.isEmpty() || found.isEmpty()).as(text).isTrue();
            assertThat(found).allSatisfy(violation -> {
                assertThat(violation.field()).isEqualTo("model_parameters");
                assertThat(violation.message()).hasSizeLessThan(200);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": {\"b\": 1, \"b\": 1}}",
                "[]",
                "null",
                "5",
                "{\"a\": 1} {}",
                "{\"a\": 01}",
                "{\"a\": NaN}",
                "{'a': 1}",
                "{\"a\": 1,}",
                "{\"a\": \"\u0001\"}"
            })
    void what_is_no_json_object_is_refused(String text) {
        List<Violation> found = new ArrayList<>();
        JsonTexts.object("provider_settings", text, found);
        assertThat(found).singleElement().satisfies(violation -> assertThat(violation.message())
                .contains("JSON object"));
    }

    @Test
    void deep_and_long_json_is_refused_or_left_to_the_rules() {
        for (String text :
                List.of("{\"a\":".repeat(100_000), "{\"a\": " + "[".repeat(100_000), "{\"a\": " + HUGE + "}", HUGE)) {
            List<Violation> found = new ArrayList<>();
            JsonTexts.object("f", text, found);
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().message()).hasSizeLessThan(200);
        }
    }

    @Test
    void an_address_shows_what_it_says_and_the_default_for_what_makes_no_sense() {
        for (int i = 0; i < GENERATED; i++) {
            String text = garbage.pasted();
            QueryParameters address = QueryParameters.simple(Map.of(
                    "q", text, "provider", garbage.pasted(), "state", garbage.pasted(), "sort", garbage.pasted()));
            ListQuery query = ListAddress.read(address);
            assertThat(query.search()).isEqualTo(text.strip());
            assertThat(query.sort()).isEqualTo(ListQuery.Sort.PRIORITY);
            assertThat(query.state()).isEqualTo(ListQuery.State.ACTIVE);
            assertThat(query.provider()).isNull();
        }
    }
}
