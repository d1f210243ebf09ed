package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.LeaseView;
import com.aidock.admin.pool.backend.Backend;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.HolderState;
import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "com.aidock.admin.testing")
class LeaseTableTest extends BrowserlessTest {
    private final LeaseTable table = new LeaseTable(holder -> new Component[0]);

    @BeforeEach
    void attach() {
        UI.getCurrent().add(table);
    }

    @Test
    void is_quiet_while_nothing_is_in_use() {
        show(List.of(), List.of());
        assertThat(text()).contains("No connection is in use");
        assertThat(find(NativeTable.class, table).all()).isEmpty();
    }

    @Test
    void shows_who_holds_and_what_for() {
        show(List.of(holder("a", 41, "update llm_config set name = ?")), List.of(waiter("b", 3)));
        assertThat(text())
                .contains("1 held, 1 waiting", "ana@dock.example", "LLM configurations › save")
                .contains("update llm_config set name = ?", "4711", "holds", "waits")
                .containsOnlyOnce("Last statement");
        show(List.of(), List.of());
        show(List.of(holder("c", 1, null)), List.of());
        assertThat(text()).containsOnlyOnce("Last statement");
    }

    @Test
    void keeps_the_row_of_a_lease_in_place_while_others_come_and_go() {
        show(List.of(holder("a", 9, null), holder("b", 8, null), holder("c", 7, null)), List.of());
        List<LeaseRow> before = find(LeaseRow.class, table).all();
        show(List.of(holder("b", 9, null), holder("c", 8, null), holder("d", 0, null)), List.of());
        List<LeaseRow> after = find(LeaseRow.class, table).all();
        assertThat(after).hasSize(3).startsWith(before.get(1), before.get(2));
    }

    @Test
    void follows_a_waiter_that_becomes_a_holder() {
        show(List.of(holder("a", 9, null)), List.of(waiter("b", 8), waiter("c", 7)));
        LeaseRow row = find(LeaseRow.class, table).all().get(1);
        show(List.of(holder("a", 10, null), holder("b", 1, null)), List.of(waiter("c", 8)));
        assertThat(find(LeaseRow.class, table).all().get(1)).isSameAs(row);
        assertThat(row.getElement().getTextRecursively()).contains("holds").doesNotContain("waits");
    }

    @Test
    void counts_what_it_leaves_out() {
        show(IntStream.range(0, 250).mapToObj(i -> holder("h" + i, 1, null)).toList(), List.of());
        assertThat(find(LeaseRow.class, table).all()).hasSize(LeaseTable.MOST);
        assertThat(find(Paragraph.class, table).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("and 50 more"));
    }

    @Test
    void shows_who_waits_longest_however_many_hold() {
        show(
                IntStream.range(0, 500).mapToObj(i -> holder("h" + i, 1, null)).toList(),
                IntStream.range(0, 100).mapToObj(i -> waiter("w" + i, 1)).toList());
        assertThat(find(LeaseRow.class, table).all())
                .hasSize(LeaseTable.MOST)
                .filteredOn(row -> row.getElement().getTextRecursively().contains("waits"))
                .hasSize(50);
        assertThat(text()).contains("500 held, 100 waiting", "and 400 more");
    }

    @Test
    void those_that_are_alike_are_one_row_that_opens_and_stays_open_and_leaves_with_the_last_but_one() {
        List<Holder> alike = IntStream.range(0, 97)
                .mapToObj(i -> blocked("b" + i, 5000 + i, 100 - i, i == 0 ? List.of(4711) : List.of(4711, 5000)))
                .toList();
        Map<Integer, Integer> roots =
                IntStream.range(5000, 5097).boxed().collect(Collectors.toMap(pid -> pid, pid -> 4711));
        table.show(alike, List.of(), roots);
        assertThat(find(LeaseRow.class, table).all()).isEmpty();
        LeaseGroupRow group = find(LeaseGroupRow.class, table).single();
        assertThat(group.getElement().getTextRecursively())
                .contains("waits for 4711", "97 sessions", "Show 97", "LLM configurations › save");
        test(find(Button.class, group).single()).click();
        table.show(alike.subList(1, 97), List.of(), roots);
        assertThat(find(LeaseGroupRow.class, table).single()).isSameAs(group);
        assertThat(find(LeaseRow.class, table).all()).hasSize(96);
        assertThat(group.getElement().getTextRecursively()).contains("Hide 96");
        table.show(alike.subList(0, 1), List.of(), roots);
        assertThat(find(LeaseGroupRow.class, table).all()).isEmpty();
        assertThat(find(LeaseRow.class, table).all()).hasSize(1);
    }

    private void show(List<Holder> holders, List<Holder> waiters) {
        table.show(holders, waiters, Map.of());
    }

    private static Holder blocked(String key, int pid, int seconds, List<Integer> blockedBy) {
        Holder holder = lease(key, false, seconds, "update llm_config set name = ?", "save", pid);
        Backend session = new Backend(
                pid,
                Instant.EPOCH,
                "aidock",
                "u",
                "d",
                "active",
                null,
                null,
                null,
                "Lock",
                "tuple",
                blockedBy,
                "update");
        return new Holder(holder.lease(), HolderState.WAITING_FOR_LOCK, session, null, null, null, List.of());
    }

    private static Holder holder(String key, int seconds, @Nullable String sql) {
        return lease(key, false, seconds, sql);
    }

    private static Holder waiter(String key, int seconds) {
        return lease(key, true, seconds, null);
    }

    /** Each for something else, so that it is a row of its own. */
    private static Holder lease(String key, boolean waiting, int seconds, @Nullable String sql) {
        return lease(key, waiting, seconds, sql, "save " + key, waiting ? 0 : 4711);
    }

    private static Holder lease(
            String key, boolean waiting, int seconds, @Nullable String sql, String operation, int pid) {
        Duration time = Duration.ofSeconds(seconds);
        LeaseView lease = new LeaseView(
                key,
                Lane.MAIN,
                waiting,
                waiting ? time : Duration.ZERO,
                waiting ? Duration.ZERO : time,
                "ana@dock.example",
                "LLM configurations",
                operation,
                "screen-task-1",
                pid,
                sql,
                false);
        return new Holder(
                lease, waiting ? HolderState.WAITING : HolderState.HOLDING, null, null, null, null, List.of());
    }

    private String text() {
        return table.getElement().getTextRecursively();
    }
}
