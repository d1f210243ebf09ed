package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.pool.incident.Incident;
import com.aidock.admin.pool.incident.Incidents;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.context.support.WithMockUser;

@PostgresTest
@SpringBootTest
@WithMockUser(roles = "VIEWER")
class PoolHealthViewTest extends SpringBrowserlessTest {
    private static final Work DRAWING = new Work(WorkKind.SCREEN, null, "Screen", "draw");

    private final Lanes lanes;
    private final Incidents incidents;
    private final BeanFactory beans;
    private final JdbcTemplate sql;

    @Autowired
    PoolHealthViewTest(Lanes lanes, Incidents incidents, BeanFactory beans, Environment environment) {
        this.beans = beans;
        this.lanes = lanes;
        this.incidents = incidents;
        this.sql = PlainSql.of(environment);
    }

    @Test
    void borrows_nothing_to_show_itself_and_to_stay_current() {
        // Work of this kind is refused every connection.
        DRAWING.run(() -> {
            navigate(PoolHealthView.class);
            eventually(() -> assertThat(text()).contains("Nothing to do", "of 100", "the server answers"));
        });
    }

    @Test
    void turns_critical_and_back_without_a_reload() {
        navigate(PoolHealthView.class);
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 95)) {
            eventually(() ->
                    assertThat(text()).contains("Critical", "Main is at 95 %", "Test storm › hold", "95", "of 100"));
            held.holdExactly(75);
            eventually(() -> assertThat(text()).contains("Warning", "Main is at 75 %"));
        }
        eventually(() -> assertThat(text()).contains("Healthy", "Nothing to do"));
    }

    @Test
    void tells_who_waits_and_for_how_long() throws InterruptedException {
        navigate(PoolHealthView.class);
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 100)) {
            Thread waiter = Thread.startVirtualThread(
                    () -> HeldConnections.take(lanes, WorkKind.PERSON, 1).close());
            await().until(() -> lanes.reading(Lane.MAIN).waiting() == 1);
            eventually(() -> assertThat(text()).contains("1 waiting, longest", "100 held, 1 waiting"));
            held.holdExactly(99);
            waiter.join();
        }
    }

    @Test
    void an_incident_stands_above_all_with_its_cause_and_has_a_link_of_its_own() {
        navigate(PoolHealthView.class);
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 95)) {
            eventually(() -> assertThat(text())
                    .contains("Incident: outside call while holding", "95 of the 95 connections", "Test storm › hold"));
            assertThat(text()).doesNotContain("End session");
            Incident incident = incidents.current().orElseThrow();
            open(IncidentsTab.address(incident.id()));
            eventually(() -> assertThat(text())
                    .contains("Holders at the first moment", "Export as JSON", "Event in Sentry", "holds"));
            // The list may be longer than the screen.
            assertThat(text()).containsSubsequence("Export as JSON", "Holders at the first moment", ", lasts");
        }
        eventually(() ->
                assertThat(text()).contains("Well again: outside call while holding", "What was wrong has ended."));
    }

    @Test
    void makes_a_tab_when_it_is_opened_first_and_keeps_it() {
        navigate(PoolHealthView.class);
        BeanFactory asked = mock(BeanFactory.class, delegatesTo(beans));
        PoolTabs tabs = new PoolTabs(asked);
        tabs.open(PoolPart.SETTINGS);
        PoolTab settings = tabs.open();
        tabs.open(PoolPart.CONNECTIONS);
        tabs.open(PoolPart.SETTINGS);
        assertThat(tabs.open()).isSameAs(settings).isInstanceOf(SettingsTab.class);
        verify(asked).getBean(ConnectionsTab.class);
        verify(asked).getBean(SettingsTab.class);
        verifyNoMoreInteractions(asked);
    }

    @Test
    void says_what_the_readings_do_not_promise_to_whoever_asks() {
        navigate(PoolHealthView.class);
        assertThat(text()).contains("About these readings").doesNotContain("upper bound of the bucket");
        test($(AboutReadings.class).single()).openDetails();
        assertThat(text()).contains("upper bound of the bucket");
    }

    @Test
    void tells_what_watching_costs() {
        navigate(PoolHealthView.class);
        open(QueryParameters.of(PoolHealthView.TAB, "cost"));
        eventually(() -> assertThat(text())
                .containsPattern("Recording a borrow and its return[\\d,]+ ns")
                .containsPattern("[\\d.]+ % of a core over the last \\d+ s")
                .containsPattern("Memory for a sample\\d+ B"));
    }

    @Test
    void slow_work_shows_who_waits_for_whom() throws InterruptedException {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread root = holding("root", () -> {
            locked.countDown();
            end.await();
        });
        locked.await();
        Thread waiter = holding("save", () -> {});
        open(QueryParameters.of("tab", "slow"));
        eventually(() -> assertThat(text())
                .contains(
                        "Lock chains",
                        "Blocks 1",
                        "idle in transaction for",
                        "Test storm › root",
                        "1 waits behind it",
                        "Test storm › save"));
        end.countDown();
        root.join();
        waiter.join();
        eventually(() -> assertThat(text()).contains("Nobody waits for a lock."));
    }

    @Test
    void the_address_names_the_range_of_the_chart() {
        sql.update("delete from pool_sample");
        open(QueryParameters.of("range", "24h"));
        eventually(() -> assertThat(text()).contains("Nothing is recorded for 23 h"));
        open(QueryParameters.of("range", "yesterday"));
        eventually(() ->
                assertThat(text()).contains("Main had at most", "of 100 in use").doesNotContain("recorded for 23 h"));
    }

    @Test
    void a_storm_of_this_minute_stands_in_the_longer_ranges_too() {
        sql.update("delete from pool_sample");
        open(QueryParameters.of("range", "7d"));
        eventually(() -> assertThat(text()).contains("Nothing is recorded for 6 d 23 h"));
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 97)) {
            eventually(() -> assertThat(text()).contains("Main had at most 97 of 100 in use"));
        }
    }

    @Test
    void a_stored_peak_is_told_in_a_sentence() {
        sql.update("""
                insert into pool_sample select 10, now() - interval '5 h', 'main', 'gone', 10, 10, 10, 960, 97, 4, 2000, 100,
                    0, 0, 0, '{}', '{}', '{}'""");
        open(QueryParameters.of("range", "24h"));
        eventually(() -> assertThat(text())
                .contains(
                        "Main had at most 97 of 100 in use",
                        "at most 4 waited at once",
                        "Nothing is recorded for 23 h"));
    }

    @Test
    void the_lanes_are_told_in_figures_and_the_scorecard_from_what_is_recorded() {
        sql.update("delete from pool_sample");
        sql.update("""
                insert into pool_sample select 300, date_bin('5 min', now(), to_timestamp(0)) - n * interval '5 min',
                    'main', instance, 300, 300, 0, 300, 1, 0, 0, 100, 300000, 0, 0, '{}', '{}', '{}'
                from generate_series(2, 21) n, unnest(array['one', 'two']) instance""");
        sql.update("""
                insert into pool_sample select 300, date_bin('5 min', now(), to_timestamp(0)) - interval '110 min',
                    'main', 'gone', 10, 10, 0, 100, 10, 0, 0, 100, 1234, 3, 0, '{0,0,4}', '{}', '{}'""");
        open(QueryParameters.of("tab", "lanes"));
        eventually(() -> assertThat(text()).contains("Waited p50 · p95 · p99", "minute", "15 min", "24 h", "4 broken"));
        // Two replicas of 1,000 each, together; what this process records itself makes it a little less.
        assertThat(text()).containsPattern("24 h(1,9\\d\\d|2,000)");
        open(QueryParameters.of("tab", "scorecard"));
        eventually(() -> assertThat(text())
                .contains("Pool time-outs", "3 in main", "missed", "Page loads below 2 s", "no verdict yet"));
    }

    private static void open(QueryParameters address) {
        UI.getCurrent().navigate(PoolMark.PAGE, address);
    }

    private Thread holding(String operation, Callable task) {
        Work work = new Work(WorkKind.PERSON, null, "Test storm", operation);
        return Thread.startVirtualThread(() -> work.run(() -> {
            try (Connection connection = lanes.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(77)");
                task.call();
                connection.rollback();
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    @FunctionalInterface
    private interface Callable {
        void call() throws InterruptedException;
    }

    private String text() {
        // The parts of a gauge are made in the browser.
        return ((PoolHealthView) getCurrentView()).getElement().getTextRecursively()
                + find(Gauge.class).all().stream().map(Gauge::text).collect(Collectors.joining("\n"));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip();
            assertion.run();
        });
    }
}
