package com.aidock.admin.pool.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.ConnectionLimit;
import com.aidock.admin.database.DriverFacts;
import com.aidock.admin.database.EffectiveSetting;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReadBack;
import com.aidock.admin.database.LaneSettings;
import com.aidock.admin.database.LaneTuning;
import com.aidock.admin.database.PoolFacts;
import com.aidock.admin.database.ServerLimits;
import com.aidock.admin.pool.act.HandChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;

class LaneSheetTest {
    private static final Duration S5 = Duration.ofSeconds(5);
    private static final Duration S10 = Duration.ofSeconds(10);
    private static final Duration S30 = Duration.ofSeconds(30);
    private static final Duration S35 = Duration.ofSeconds(35);
    private static final Duration S60 = Duration.ofSeconds(60);
    private static final Duration M2 = Duration.ofMinutes(2);
    private static final Duration M15 = Duration.ofMinutes(15);
    private static final LaneSettings ASKED = new LaneSettings(30, 100, S60, M15, M2, S30, S60, S35, S5, S10);
    private static final PoolFacts POOL = new PoolFacts(30, 100, S60, M15, M2, S5, M2, false);
    private static final DriverFacts DRIVER = new DriverFacts(S5, S10, S35, true, true, 5, false);
    private static final ServerLimits UNLIMITED = new ServerLimits(Duration.ZERO, Duration.ZERO);

    private List<HandChange> changes = List.of();
    private Map<String, String> url = Map.of();
    private boolean startupOptions = true;

    @Test
    void the_emergency_profile_is_as_asked_to_the_last_line_and_its_old_names_are_told() {
        List<Setting> sheet = sheet(POOL, read("30s", DRIVER, UNLIMITED));
        assertThat(sheet).hasSize(19).allMatch(setting -> setting.verdict() == Verdict.AS_ASKED);
        assertThat(sheet)
                .extracting(Setting::firstFix)
                .contains(
                        "pool_size",
                        "pool_size + max_overflow",
                        "pool_timeout",
                        "pool_recycle",
                        "pool_pre_ping",
                        "pool_reset_on_return",
                        "connect_timeout",
                        "command_timeout",
                        "jit",
                        "application_name");
    }

    @Test
    void what_the_server_says_otherwise_did_not_take() {
        Setting statement = of(sheet(POOL, read("0", DRIVER, UNLIMITED)), "statement_timeout");
        assertThat(statement.verdict()).isEqualTo(Verdict.DID_NOT_TAKE);
        assertThat(statement.sentence())
                .isEqualTo("statement_timeout of the main lane did not take: the server says 0, not 30000ms;"
                        + " check whether a pooler, the role or the database sets it.");
    }

    @Test
    void a_lane_that_the_server_has_no_room_for_is_clamped_and_what_it_keeps_overruled() {
        PoolFacts small = new PoolFacts(20, 20, S60, M15, M2, S5, M2, false);
        List<Setting> sheet = sheet(small, read("30s", DRIVER, UNLIMITED));
        assertThat(of(sheet, "maximum-size").verdict()).isEqualTo(Verdict.CLAMPED);
        assertThat(of(sheet, "maximum-size").detail())
                .isEqualTo(
                        "only 97 connections are to be had (max_connections 100 less 3 reserved), all lanes ask for 123");
        assertThat(of(sheet, "minimum-idle").verdict()).isEqualTo(Verdict.OVERRULED);
    }

    @Test
    void a_change_by_hand_says_by_whom_and_until_when() {
        LaneTuning before = new LaneTuning(30, 100, S60, M15);
        changes = List.of(new HandChange(
                Lane.MAIN,
                "resized",
                before,
                before.sized(10, 50),
                "ana@dock.example",
                Instant.EPOCH,
                "",
                false,
                null));
        PoolFacts resized = new PoolFacts(10, 50, S60, M15, M2, S5, M2, false);
        List<Setting> sheet = sheet(resized, read("30s", DRIVER, UNLIMITED));
        assertThat(of(sheet, "maximum-size").verdict()).isEqualTo(Verdict.BY_HAND);
        assertThat(of(sheet, "maximum-size").detail()).isEqualTo("resized by ana@dock.example, until restart");
        assertThat(of(sheet, "max-lifetime").verdict()).isEqualTo(Verdict.AS_ASKED);
    }

    @Test
    void what_the_address_of_the_database_says_wins_and_is_named() {
        url = Map.of("socketTimeout", "60", "prepareThreshold", "0", "ApplicationName", "mine");
        DriverFacts overruled = new DriverFacts(S5, S10, S60, true, true, 0, false);
        List<Setting> sheet = sheet(POOL, read("30s", overruled, UNLIMITED));
        assertThat(of(sheet, "socket-timeout").verdict()).isEqualTo(Verdict.OVERRULED);
        assertThat(of(sheet, "socket-timeout").detail()).isEqualTo("DATABASE_URL says socketTimeout=60, which wins");
        assertThat(of(sheet, "prepareThreshold").verdict()).isEqualTo(Verdict.AS_ASKED);
        assertThat(of(sheet, "prepareThreshold").origin()).isEqualTo("DATABASE_URL, parameter prepareThreshold");
        assertThat(of(sheet, "application_name").detail()).contains("ApplicationName=mine, which is left out");
        assertThat(of(sheet, "jit").detail()).isEmpty();
    }

    @Test
    void behind_a_pooler_the_way_that_settings_are_sent_is_told() {
        startupOptions = false;
        DriverFacts pooled = new DriverFacts(S5, S10, S35, true, true, 0, false);
        List<Setting> sheet = sheet(POOL, read("30s", pooled, UNLIMITED));
        assertThat(of(sheet, "jit").origin()).contains("sent with SET on connect");
        assertThat(of(sheet, "prepareThreshold").verdict()).isEqualTo(Verdict.AS_ASKED);
    }

    @Test
    void times_that_make_no_sense_beside_each_other_are_warned_of() {
        DriverFacts hasty = new DriverFacts(S5, S10, Duration.ofSeconds(3), true, true, 5, false);
        senseless("socket-timeout", "at least 35 s", POOL, read("30s", hasty, UNLIMITED));
        DriverFacts patient = new DriverFacts(S5, S10, Duration.ZERO, true, true, 5, false);
        senseless("socket-timeout", "without end", POOL, read("30s", patient, UNLIMITED));
        senseless(
                "max-lifetime",
                "idle_session_timeout",
                POOL,
                read("30s", DRIVER, new ServerLimits(Duration.ofMinutes(1), Duration.ZERO)));
        senseless(
                "statement_timeout",
                "transaction_timeout of 10 s",
                POOL,
                read("30s", DRIVER, new ServerLimits(Duration.ZERO, S10)));
        PoolFacts waits = new PoolFacts(30, 100, M2, M15, M2, S5, M2, false);
        senseless("connection-timeout", "60 s at most", waits, read("30s", DRIVER, UNLIMITED));
        PoolFacts hurries = new PoolFacts(30, 100, S10, M15, M2, S5, M2, false);
        senseless("statement_timeout", "gives up after 10 s", hurries, read("30s", DRIVER, UNLIMITED));
        // HikariCP itself sets an idle timeout to 0 that is as long as the lifetime.
        PoolFacts brief = new PoolFacts(30, 100, S60, M2, Duration.ZERO, S5, Duration.ZERO, false);
        senseless("idle-timeout", "never acts", brief, read("30s", DRIVER, UNLIMITED));
    }

    @Test
    void an_idle_session_that_is_pinged_in_time_is_not_ended_by_the_server() {
        ServerLimits longer = new ServerLimits(Duration.ofMinutes(3), Duration.ZERO);
        assertThat(sheet(POOL, read("30s", DRIVER, longer))).allMatch(setting -> setting.verdict() == Verdict.AS_ASKED);
    }

    @Test
    void a_lane_that_nobody_could_ask_says_so() {
        assertThat(of(sheet(POOL, null), "socket-timeout").verdict()).isEqualTo(Verdict.NOT_READ);
    }

    private void senseless(String name, String why, PoolFacts pool, LaneReadBack read) {
        Setting setting = of(sheet(pool, read), name);
        assertThat(setting.verdict()).as(name).isEqualTo(Verdict.SENSELESS);
        assertThat(setting.detail()).contains(why);
    }

    private List<Setting> sheet(PoolFacts pool, @Nullable LaneReadBack read) {
        SheetContext context = new SheetContext(
                new Origins(new StandardEnvironment()),
                changes,
                url,
                startupOptions,
                new ConnectionLimit(97, "max_connections 100 less 3 reserved"),
                123);
        return LaneSheet.of(Lane.MAIN, ASKED, pool, read, context);
    }

    private static Setting of(List<Setting> sheet, String name) {
        return sheet.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static LaneReadBack read(String statementTimeout, DriverFacts driver, ServerLimits limits) {
        return new LaneReadBack(
                Lane.MAIN,
                Instant.EPOCH,
                List.of(
                        session("jit", "off", "off"),
                        session("statement_timeout", "30000ms", statementTimeout),
                        session("idle_in_transaction_session_timeout", "60000ms", "1min"),
                        session("application_name", "aidock-main@test", "aidock-main@test")),
                driver,
                limits);
    }

    private static EffectiveSetting session(String name, String configured, String effective) {
        return new EffectiveSetting(Lane.MAIN, name, configured, effective, !effective.equals("0"));
    }
}
