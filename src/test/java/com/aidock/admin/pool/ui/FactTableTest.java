package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactTableTest {
    private static final String SQL = "select a1_0.id,a1_0.name,a1_0.provider from llm_config a1_0 where a1_0.id=?";
    private final FactTable table = new FactTable("facts", "Facts", List.of("For", "Statement"), "None.");

    @Test
    void a_time_that_goes_on_leaves_the_row_where_it_is() {
        table.show(List.of(List.of("1 s", SQL)));
        NativeTableRow row = rows().getFirst();
        table.show(List.of(List.of("2 s", SQL)));
        assertThat(rows()).containsExactly(row);
        assertThat(row.getElement().getTextRecursively()).startsWith("2 s");
    }

    @Test
    void a_statement_is_shown_in_brief_and_whole_on_hover() {
        table.show(List.of(List.of("1 s", SQL)));
        assertThat(rows().getFirst().getElement().getTextRecursively())
                .isEqualTo("1 sselect … from llm_config a1_0 where a1_0.id=?");
        assertThat(rows().getFirst().getElement().getOuterHTML()).contains("title=\"" + SQL + "\"");
    }

    @Test
    void of_very_many_the_first_are_shown_and_the_rest_counted() {
        table.show(many(250));
        assertThat(rows()).hasSize(FactTable.MOST);
        assertThat(table.getElement().getTextRecursively()).contains("and 150 more");
        table.show(many(2));
        assertThat(rows()).hasSize(2);
        table.show(List.of());
        assertThat(rows()).isEmpty();
        assertThat(table.getElement().getTextRecursively()).contains("None.");
    }

    private static List<List<String>> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> List.of(i + " s", "select ?"))
                .toList();
    }

    private List<NativeTableRow> rows() {
        return table.getChildren()
                .filter(NativeTable.class::isInstance)
                .map(NativeTable.class::cast)
                .flatMap(found -> found.getBody().getChildren())
                .map(NativeTableRow.class::cast)
                .toList();
    }
}
