package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.pool.act.HandChanges;
import com.aidock.admin.pool.act.LaneActions;
import com.aidock.admin.pool.settings.Setting;
import com.aidock.admin.pool.settings.Settings;
import com.aidock.admin.pool.settings.Verdict;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.QueryParameters;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.security.test.context.support.WithMockUser;

@PostgresTest
@SpringBootTest(properties = "aidock.lanes.background.maximum-size=1")
@WithMockUser(roles = {"ADMIN", "VIEWER"})
class TuningTabsTest extends SpringBrowserlessTest {
    private final Lanes lanes;
    private final Settings settings;
    private final LaneActions actions;
    private final HandChanges changes;
    private final Environment environment;

    @Autowired
    TuningTabsTest(Lanes lanes, Settings settings, LaneActions actions, HandChanges changes, Environment environment) {
        this.lanes = lanes;
        this.settings = settings;
        this.actions = actions;
        this.changes = changes;
        this.environment = environment;
    }

    @Test
    void what_a_session_lost_is_found_on_reading_again_and_warned_of_at_the_head_of_the_page() {
        open("settings");
        inBackground("set statement_timeout = 0");
        test(find(Button.class).withId("settings-read-again").single()).click();
        eventually(() -> assertThat(text())
                .contains(
                        "1 setting is not in effect as configured",
                        "statement_timeout of the background lane did not take: the server says 0",
                        "1 did not take"));
        Checkbox only = find(Checkbox.class).single();
        only.setValue(true);
        assertThat(text()).contains("statement_timeout").doesNotContain("tcpKeepAlive");
        inBackground("set statement_timeout = '2min'");
        test(find(Button.class).withId("settings-read-again").single()).click();
        eventually(() -> assertThat(text()).doesNotContain("did not take").contains("57 settings: 57 as asked."));
        assertThat(text()).doesNotContain("statement_timeout").contains("Every setting is as asked");
        only.setValue(false);
        assertThat(text()).contains("tcpKeepAlive", "says the driver", "Inlined Test Properties");
    }

    @Test
    void a_lane_whose_connections_are_all_lent_keeps_its_last_answer() {
        open("settings");
        Instant before = settings.readAt(Lane.BACKGROUND).orElseThrow();
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.JOB, 1)) {
            assertThat(settings.readAgain().missed()).containsExactly(Lane.BACKGROUND);
            assertThat(settings.readAt(Lane.BACKGROUND)).hasValue(before);
            assertThat(settings.readAt(Lane.MAIN).orElseThrow()).isAfter(before);
            assertThat(lanes.reading(Lane.BACKGROUND).timeouts()).isZero();
        }
    }

    @Test
    void a_change_by_hand_is_in_the_table_and_has_the_sessions_asked_again() {
        open("settings");
        Instant before = settings.readAt(Lane.MAIN).orElseThrow();
        actions.resize(Lane.MAIN, 2, 40, "test", false);
        try {
            eventually(() -> assertThat(text()).contains("resized by system, until restart", "changed by hand"));
            await().until(() -> settings.readAt(Lane.MAIN).orElseThrow().isAfter(before));
        } finally {
            changes.of(Lane.MAIN).ifPresent(change -> actions.takeBack(Lane.MAIN, change.at(), ""));
        }
        await().until(() -> settings.all().stream().noneMatch(setting -> setting.verdict() == Verdict.BY_HAND));
    }

    @Test
    void no_secret_of_the_databases_address_is_among_the_settings() {
        String address = Objects.requireNonNull(environment.getProperty("DATABASE_URL"));
        assertThat(settings.all()).extracting(Setting::toString).noneMatch(text -> text.contains(address));
    }

    @Test
    void capacity_sums_the_lanes_and_tells_who_else_is_there() throws SQLException {
        String url = Objects.requireNonNull(environment.getProperty("DATABASE_URL"))
                .replace("postgres://postgres@", "jdbc:postgresql://");
        try (Connection replica =
                        DriverManager.getConnection(url + "?ApplicationName=aidock-main@other-1", "postgres", "");
                Connection report = DriverManager.getConnection(url + "?ApplicationName=report", "postgres", "")) {
            open("capacity");
            eventually(() -> assertThat(text())
                    .contains("max_connections 600 less 3 reserved", "Replica other-1", "report", "The lanes of"));
            assertThat(replica.isValid(1) && report.isValid(1)).isTrue();
        }
    }

    @Test
    void what_if_says_what_so_many_replicas_would_need() {
        open("capacity");
        IntegerField replicas =
                find(IntegerField.class).withId("what-if-replicas").single();
        test(replicas).setValue(5);
        assertThat(text()).contains("5 × 104 = 520 of ours", "max_connections 5");
        test(replicas).setValue(6);
        assertThat(text()).contains("Does not fit:", "6 × 104 = 624 of ours", "Main can have 9");
        replicas.setValue(null);
        assertThat(text()).contains("Enter a number of replicas from 1 to 200");
    }

    private void inBackground(String sql) {
        Work.job("test", "break a session").run(() -> {
            try (Connection connection = lanes.getConnection()) {
                connection.createStatement().execute(sql);
                connection.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void open(String tab) {
        UI.getCurrent().navigate(PoolMark.PAGE, QueryParameters.of("tab", tab));
    }

    private String text() {
        return ((PoolHealthView) getCurrentView()).getElement().getTextRecursively();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip();
            assertion.run();
        });
    }
}
