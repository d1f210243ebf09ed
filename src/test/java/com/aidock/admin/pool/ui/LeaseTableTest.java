package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.LeaseView;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.HolderState;
import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "com.aidock.admin.testing")
class LeaseTableTest extends BrowserlessTest {
    private final LeaseTable table = new LeaseTable(holder -> new Component[0]);

    @BeforeEach
    void show() {
        UI.getCurrent().add(table);
    }

    @Test
    void is_quiet_while_nothing_is_in_use() {
        table.show(List.of(), List.of());
        assertThat(text()).contains("No connection is in use");
        assertThat(find(NativeTable.class, table).all()).isEmpty();
    }

    @Test
    void shows_who_holds_and_what_for() {
        table.show(List.of(holder("a", 41, "update llm_config set name = ?")), List.of(waiter("b", 3)));
        assertThat(text())
                .contains("1 held, 1 waiting", "ana@dock.example", "LLM configurations › save")
                .contains("update llm_config set name = ?", "4711", "holds", "waits")
                .containsOnlyOnce("Last statement");
        table.show(List.of(), List.of());
        table.show(List.of(holder("c", 1, null)), List.of());
        assertThat(text()).containsOnlyOnce("Last statement");
    }

    @Test
    void keeps_the_row_of_a_lease_in_place_while_others_come_and_go() {
        table.show(List.of(holder("a", 9, null), holder("b", 8, null), holder("c", 7, null)), List.of());
        List<LeaseRow> before = find(LeaseRow.class, table).all();
        table.show(List.of(holder("b", 9, null), holder("c", 8, null), holder("d", 0, null)), List.of());
        List<LeaseRow> after = find(LeaseRow.class, table).all();
        assertThat(after).hasSize(3).startsWith(before.get(1), before.get(2));
    }

    @Test
    void follows_a_waiter_that_becomes_a_holder() {
        table.show(List.of(holder("a", 9, null)), List.of(waiter("b", 8), waiter("c", 7)));
        LeaseRow row = find(LeaseRow.class, table).all().get(1);
        table.show(List.of(holder("a", 10, null), holder("b", 1, null)), List.of(waiter("c", 8)));
        assertThat(find(LeaseRow.class, table).all().get(1)).isSameAs(row);
        assertThat(row.getElement().getTextRecursively()).contains("holds").doesNotContain("waits");
    }

    @Test
    void counts_what_it_leaves_out() {
        table.show(
                IntStream.range(0, 250).mapToObj(i -> holder("h" + i, 1, null)).toList(), List.of());
        assertThat(find(LeaseRow.class, table).all()).hasSize(LeaseTable.MOST);
        assertThat(find(Paragraph.class, table).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("and 50 more"));
    }

    @Test
    void shows_who_waits_longest_however_many_hold() {
        table.show(
                IntStream.range(0, 500).mapToObj(i -> holder("h" + i, 1, null)).toList(),
                IntStream.range(0, 100).mapToObj(i -> waiter("w" + i, 1)).toList());
        assertThat(find(LeaseRow.class, table).all())
                .hasSize(LeaseTable.MOST)
                .filteredOn(row -> row.getElement().getTextRecursively().contains("waits"))
                .hasSize(50);
        assertThat(text()).contains("500 held, 100 waiting", "and 400 more");
    }

    private static Holder holder(String key, int seconds, @Nullable String sql) {
        return lease(key, false, seconds, sql);
    }

    private static Holder waiter(String key, int seconds) {
        return lease(key, true, seconds, null);
    }

    private static Holder lease(String key, boolean waiting, int seconds, @Nullable String sql) {
        Duration time = Duration.ofSeconds(seconds);
        LeaseView lease = new LeaseView(
                key,
                Lane.MAIN,
                waiting,
                waiting ? time : Duration.ZERO,
                waiting ? Duration.ZERO : time,
                "ana@dock.example",
                "LLM configurations",
                "save",
                "screen-task-1",
                waiting ? 0 : 4711,
                sql,
                false);
        return new Holder(
                lease, waiting ? HolderState.WAITING : HolderState.HOLDING, null, null, null, null, List.of());
    }

    private String text() {
        return table.getElement().getTextRecursively();
    }
}
