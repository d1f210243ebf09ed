package com.aidock.admin.pool.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.LaneTuning;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.database.ScheduledWork;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PlainSql;
import com.aidock.admin.testing.PostgresTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@SpringBootTest(properties = "aidock.lanes.main.minimum-idle=30")
@PostgresTest
@WithMockUser(roles = "ADMIN")
class PoolActionsTest {
    private static final Work PERSON = new Work(WorkKind.PERSON, null, "Test storm", "wait");
    private static final Duration GENEROUS = Duration.ofSeconds(20);
    private static final Work ADMINISTRATOR =
            new Work(WorkKind.PERSON, new Ana("7", "ana@dock.example"), "Pool health", "act");
    private static final Executor THREADS = Thread::startVirtualThread;

    private final Lanes lanes;
    private final LaneActions actions;
    private final HolderActions holders;
    private final WorkPause pause;
    private final KeepActions keeps;
    private final HandChanges changes;
    private final KeptChanges kept;
    private final KeptAtStart start;
    private final ScheduledWork scheduled;
    private final JdbcTemplate sql;
    private final String jdbc;
    private Work.Scope scope = () -> {};

    @Autowired
    PoolActionsTest(
            Lanes lanes,
            LaneActions actions,
            HolderActions holders,
            WorkPause pause,
            KeepActions keeps,
            HandChanges changes,
            KeptChanges kept,
            KeptAtStart start,
            ScheduledWork scheduled,
            Environment environment) {
        this.lanes = lanes;
        this.actions = actions;
        this.holders = holders;
        this.pause = pause;
        this.keeps = keeps;
        this.changes = changes;
        this.kept = kept;
        this.start = start;
        this.scheduled = scheduled;
        this.sql = PlainSql.of(environment);
        this.jdbc = Objects.requireNonNull(environment.getProperty("DATABASE_URL"))
                .replace("postgres://postgres@", "jdbc:postgresql://");
    }

    @BeforeEach
    void as_ana() {
        scope = ADMINISTRATOR.bind();
    }

    @AfterEach
    void as_configured() {
        scope.close();
        changes.all().forEach(change -> {
            while (changes.of(change.lane()).isPresent()) {
                changes.takeBack(change.lane(), made(change.lane()));
            }
        });
        scheduled.resume();
        changes.paused(null);
        sql.update("delete from pool_kept_change");
    }

    @Test
    void those_who_wait_already_are_served_when_the_lane_grows() {
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 100)) {
            CountDownLatch release = new CountDownLatch(1);
            AtomicInteger served = new AtomicInteger();
            List<CompletableFuture<Void>> waiters = IntStream.range(0, 15)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> hold(served, release), THREADS))
                    .toList();
            await().until(() -> main().waiting() == 15);
            assertThat(actions.previewResize(Lane.MAIN, 30, 110).effects())
                    .contains(
                            "15 wait for a connection now: 10 of them are served at once.",
                            "In use then: 110 of 110 (100 %, critical).");
            assertThat(new LaneEffects(lanes, Lane.MAIN, lanes.tuning(Lane.MAIN).sized(40, 110), 3).sentences())
                    .contains(
                            "15 wait for a connection now: 3 of them are served at once.",
                            "The server has room for 3 more sessions just now: what is beyond that waits for one to be closed elsewhere.",
                            "In use then: 103 of 110 (94 %, critical).")
                    .noneMatch(sentence -> sentence.contains("are opened now"));

            ActResult result = actions.resize(Lane.MAIN, 30, 110, "the queue grows", false);

            assertThat(result.text()).contains("30 kept, 110 at most instead of 30 kept, 100 at most", "15 waited");
            await().atMost(GENEROUS).untilAsserted(() -> assertThat(served).hasValue(10));
            // After a change the settings are read back from a session of the lane, which waits for half a second.
            await().atMost(GENEROUS).until(() -> main().waiting() == 5);
            actions.resize(Lane.MAIN, 30, 120, "still", false);
            await().atMost(GENEROUS).untilAsserted(() -> assertThat(served).hasValue(15));
            release.countDown();
            waiters.forEach(CompletableFuture::join);
        }
    }

    @Test
    void shrinking_closes_what_is_idle_at_once_and_the_rest_when_it_comes_back_even_while_others_wait() {
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 60)) {
            actions.resize(Lane.MAIN, 10, 40, "too many for the server", false);
            await().atMost(GENEROUS).until(() -> main().total() == 60);
            AtomicInteger served = new AtomicInteger();
            CountDownLatch release = new CountDownLatch(1);
            CompletableFuture<Void> waiter = CompletableFuture.runAsync(() -> hold(served, release), THREADS);
            await().until(() -> main().waiting() == 1);
            held.holdExactly(45);
            await().atMost(GENEROUS).until(() -> main().total() <= 45);
            assertThat(served).hasValue(0);
            held.holdExactly(30);
            await().atMost(GENEROUS).untilAsserted(() -> assertThat(served).hasValue(1));
            assertThat(main().total()).isLessThanOrEqualTo(40);
            release.countDown();
            waiter.join();
        }
    }

    @Test
    void what_does_not_fit_into_the_server_is_refused_with_the_numbers() {
        assertThatThrownBy(() -> actions.resize(Lane.MAIN, 30, 900, "more", false))
                .isInstanceOf(PoolRefused.class)
                .hasMessageContaining("main 900 + background 20 + reserved 3 = 923 of ours")
                .hasMessageContaining("max_connections 600 less 3 reserved");
        assertThat(actions.previewResize(Lane.MAIN, 30, 900).refusal()).contains("does not fit");
        assertThatThrownBy(() -> actions.resize(Lane.MAIN, 50, 40, "min above max", false))
                .hasMessage("Kept ready is 50, but must be from 0 to 40.");
        assertThatThrownBy(() -> actions.resize(Lane.MAIN, 30, 90, " ", false)).hasMessageContaining("Say why");
        assertThat(lanes.tuning(Lane.MAIN).maximumSize()).isEqualTo(100);
        await().untilAsserted(() ->
                assertThat(audited("POOL_LANE_RESIZED", "REFUSED")).isGreaterThanOrEqualTo(3));
    }

    @Test
    void a_lane_that_has_all_there_is_room_for_is_told_that_it_cannot_grow() {
        String refusal = actions.previewResize(Lane.MAIN, 30, 900).refusal();
        Matcher most = Pattern.compile("main can have (\\d+) at most now").matcher(String.valueOf(refusal));
        assertThat(most.find()).isTrue();
        int all = Integer.parseInt(most.group(1));
        actions.resize(Lane.MAIN, 30, all, "all there is", false);
        assertThat(actions.previewResize(Lane.MAIN, 30, 900).refusal())
                .contains("main cannot have more than its %d now".formatted(all));
        actions.resize(Lane.MAIN, 30, 100, "as before", false);
    }

    @Test
    void a_preview_sums_what_all_replicas_may_grow_to_and_warns_if_that_does_not_fit() throws SQLException {
        assertThat(actions.previewResize(Lane.MAIN, 30, 300).warning()).isNull();
        try (Connection replica =
                DriverManager.getConnection(jdbc + "?ApplicationName=aidock-main@other-1", "postgres", "")) {
            await().pollInSameThread()
                    .until(() -> actions.previewResize(Lane.MAIN, 30, 300).warning() != null);
            ActPreview preview = actions.previewResize(Lane.MAIN, 30, 300);
            assertThat(preview.refusal()).isNull();
            assertThat(preview.warning()).contains("not when all 2 replicas", "connections are missing");
            assertThat(preview.sum())
                    .contains(
                            "main 300 + background 20 + reserved 3 = 323 of ours", "2 × 323 = 646 of ours", "has 597");
            assertThat(actions.previewResize(Lane.MAIN, 30, 150).warning()).isNull();
            assertThat(replica.isValid(1)).isTrue();
        }
    }

    @Test
    void the_share_of_clients_follows_the_size() {
        actions.resize(Lane.MAIN, 4, 8, "small", false);
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.CLIENT, 2)) {
            assertThatThrownBy(() -> HeldConnections.take(lanes, WorkKind.CLIENT, 1))
                    .hasStackTraceContaining("all 2 connections");
        }
        takeBack(Lane.MAIN);
        HeldConnections.take(lanes, WorkKind.CLIENT, 25).close();
    }

    @Test
    void a_preview_tells_what_becomes_of_clients_that_wait_for_their_share() {
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.CLIENT, 25)) {
            List<CompletableFuture<Void>> clients = IntStream.range(0, 3)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> HeldConnections.take(lanes, WorkKind.CLIENT, 1)
                                    .close(),
                            THREADS))
                    .toList();
            await().until(() -> lanes.leases().waiting().size() == 3);
            assertThat(actions.previewResize(Lane.MAIN, 30, 108).effects())
                    .contains(
                            "API clients may have 27 of it together instead of 25; 3 wait for that: 2 of them go on at once.",
                            "In use then: 27 of 108 (25 %, healthy).");
            actions.resize(Lane.MAIN, 30, 108, "more clients", false);
            clients.forEach(CompletableFuture::join);
        }
    }

    @Test
    void what_is_closed_here_counts_for_nobody_elses() {
        int others = others(actions.previewResize(Lane.MAIN, 30, 101));
        await().atMost(GENEROUS).until(() -> main().total() >= 30);
        actions.resize(Lane.MAIN, 1, 4, "smaller", false);
        await().atMost(GENEROUS).until(() -> main().total() <= 4);
        assertThat(others(actions.previewResize(Lane.MAIN, 1, 5))).isLessThan(others + 20);
    }

    private static int others(ActPreview preview) {
        return Integer.parseInt(
                Objects.requireNonNull(preview.sum()).replaceFirst("(?s).*of ours, (\\d+) open elsewhere.*", "$1"));
    }

    @Test
    void a_change_is_taken_back_or_kept_only_while_it_is_the_last_one() {
        actions.resize(Lane.MAIN, 5, 40, "quiet day", false);
        Instant first = made(Lane.MAIN);
        actions.resize(Lane.MAIN, 5, 60, "somebody else was faster", false);

        assertThatThrownBy(() -> actions.takeBack(Lane.MAIN, first, ""))
                .isInstanceOf(PoolRefused.class)
                .hasMessageContaining("at another change by now: 5 kept, 60 at most, by ana@dock.example");
        assertThat(actions.previewTakeBack(Lane.MAIN, first).refusal()).contains("another change by now");
        assertThatThrownBy(() -> keeps.keep(Lane.MAIN, first, true, "proved right"))
                .isInstanceOf(PoolRefused.class);
        assertThatThrownBy(() -> actions.takeBack(Lane.MAIN, made(Lane.MAIN), "x".repeat(501)))
                .hasMessageContaining("may have 500 at most");
        assertThat(lanes.tuning(Lane.MAIN).maximumSize()).isEqualTo(60);
        assertThat(kept()).isEmpty();
    }

    private Instant made(Lane lane) {
        return changes.of(lane).map(HandChange::at).orElse(Instant.EPOCH);
    }

    private ActResult takeBack(Lane lane) {
        return actions.takeBack(lane, made(lane), "");
    }

    @Test
    void the_emergency_profile_goes_on_and_back_with_one_click() {
        actions.resize(Lane.MAIN, 5, 40, "quiet day", false);
        actions.emergency("", false);
        assertThat(lanes.tuning(Lane.MAIN))
                .isEqualTo(new LaneTuning(30, 100, Duration.ofSeconds(60), Duration.ofMinutes(15)));
        assertThat(changes.of(Lane.MAIN)).get().extracting(HandChange::what).isEqualTo("emergency profile");
        takeBack(Lane.MAIN);
        assertThat(lanes.tuning(Lane.MAIN).maximumSize()).isEqualTo(40);
        takeBack(Lane.MAIN);
        assertThat(lanes.tuning(Lane.MAIN).maximumSize()).isEqualTo(100);
        assertThat(changes.all()).isEmpty();
        assertThatThrownBy(() -> takeBack(Lane.MAIN)).isInstanceOf(PoolRefused.class);
    }

    @Test
    void evicting_opens_new_sessions_and_leaves_what_runs_alone() {
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 3)) {
            await().atMost(GENEROUS).until(() -> main().idle() >= 20);
            List<Integer> before = pids();
            actions.evict(Lane.MAIN, "after a failover");
            await().atMost(GENEROUS)
                    .until(() -> pids().stream().filter(before::contains).count() == 3);
            assertThat(main().active()).isEqualTo(3);
        }
    }

    @Test
    void a_statement_is_cancelled_and_a_holder_terminated_while_all_other_lanes_are_full() throws Exception {
        try (HeldConnections main = HeldConnections.take(lanes, WorkKind.PERSON, 99);
                HeldConnections background = HeldConnections.take(lanes, WorkKind.JOB, 20)) {
            CompletableFuture<String> sleeper = new CompletableFuture<>();
            Thread thread = Thread.startVirtualThread(() -> sleep(sleeper));
            Lease lease = leaseOf(thread);
            await().until(() -> "active".equals(state(lease.backendPid())));
            HolderPreview preview = preview(lease.backendPid());
            assertThat(preview.facts().getFirst()).contains("Test storm › wait", "main lane");
            assertThat(preview.canCancel()).isTrue();
            SessionTarget target = Objects.requireNonNull(preview.target());
            Instant earlier = Objects.requireNonNull(target.startedAt()).minusSeconds(1);

            assertThatThrownBy(() -> holders.cancel(
                            new SessionTarget(target.pid(), earlier, target.holder(), null), "reused pid"))
                    .isInstanceOf(PoolRefused.class)
                    .hasMessageContaining("Nothing was done");
            assertThat(sleeper).isNotDone();
            holders.cancel(target, "");
            assertThat(sleeper.get()).isEqualTo("57014");
            thread.join();

            Lease idle = HeldConnections.anyOf(lanes);
            HolderPreview second = preview(idle.backendPid());
            SessionTarget meant = Objects.requireNonNull(second.target());
            assertThat(second.canCancel()).isFalse();
            assertThatThrownBy(() -> holders.cancel(meant, "")).hasMessageContaining("runs no statement any more");
            assertThatThrownBy(() -> holders.terminate(meant, "")).hasMessageContaining("Say why");
            assertThat(holders.terminate(meant, "leaked").text()).contains("terminated", "taken from its holder");
            assertThat(lanes.leases().held()).doesNotContain(idle);
            assertThat(main().active()).isEqualTo(98);
        }
        await().untilAsserted(() ->
                assertThat(audited("POOL_HOLDER_TERMINATED", "DONE")).isEqualTo(1));
        assertThat(audited("POOL_STATEMENT_CANCELLED", "REFUSED")).isEqualTo(2);
    }

    @Test
    void a_session_that_is_lent_to_somebody_else_by_now_is_left_alone() throws Exception {
        SessionTarget meant;
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 1)) {
            meant = target(HeldConnections.anyOf(lanes).backendPid());
        }
        assertThat(holders.preview(meant).facts())
                .containsExactly("The system gave the connection back meanwhile: there is nothing left to end.");
        actions.resize(Lane.MAIN, 1, 1, "so that the same connection is lent again", false);
        await().atMost(GENEROUS).until(() -> main().total() == 1);
        CompletableFuture<String> other = new CompletableFuture<>();
        Thread thread = Thread.startVirtualThread(() -> sleep(other));
        int pid = leaseOf(thread).backendPid();
        await().until(() -> "active".equals(state(pid)));
        SessionTarget same = new SessionTarget(pid, target(pid).startedAt(), meant.holder(), null);

        assertThat(holders.preview(same).there()).isFalse();
        assertThatThrownBy(() -> holders.cancel(same, ""))
                .isInstanceOf(PoolRefused.class)
                .hasMessageContaining("gave the connection back meanwhile");
        assertThatThrownBy(() -> holders.terminate(same, "stuck")).isInstanceOf(PoolRefused.class);

        assertThat(other).isNotDone();
        holders.cancel(target(pid), "");
        assertThat(other.get()).isEqualTo("57014");
    }

    @Test
    void the_reason_stands_in_the_audit_log_however_long_the_statement_is() throws Exception {
        CompletableFuture<String> sleeper = new CompletableFuture<>();
        Thread thread =
                Thread.startVirtualThread(() -> sleep(sleeper, "select pg_sleep(60) /*" + "x".repeat(2000) + "*/"));
        Lease lease = leaseOf(thread);
        await().until(() -> "active".equals(state(lease.backendPid())));
        holders.terminate(target(lease.backendPid()), "the report ran twice");
        assertThat(sleeper.get()).isEqualTo("57P01");
        await().untilAsserted(() -> assertThat(sql.queryForList(
                        "select reason from audit_entry where action = 'POOL_HOLDER_TERMINATED'", String.class))
                .anyMatch(text -> text.contains("Reason: the report ran twice Last statement: select pg_sleep")));
    }

    private HolderPreview preview(int pid) {
        return holders.preview(SessionTarget.any(pid, null));
    }

    private SessionTarget target(int pid) {
        return Objects.requireNonNull(preview(pid).target());
    }

    @Test
    void sessions_of_others_are_never_touched() throws SQLException {
        try (Connection other = Objects.requireNonNull(sql.getDataSource()).getConnection()) {
            var rows = other.createStatement()
                    .executeQuery("select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()");
            rows.next();
            int pid = rows.getInt(1);
            Instant startedAt = rows.getTimestamp(2).toInstant();
            SessionTarget meant = SessionTarget.any(pid, startedAt);
            assertThat(holders.preview(meant).there()).isFalse();
            assertThatThrownBy(() -> holders.terminate(meant, "not ours")).isInstanceOf(PoolRefused.class);
            assertThat(other.isValid(1)).isTrue();
        }
    }

    @Test
    void scheduled_work_pauses_but_for_what_security_rests_on() {
        pause.pause("", false);
        assertThat(changes.pause()).isPresent();
        // The audit log is written by the clock, too: it must tell of the pause.
        await().untilAsserted(
                        () -> assertThat(audited("POOL_WORK_PAUSED", "DONE")).isPositive());
        assertThatThrownBy(() -> pause.pause("", false)).isInstanceOf(PoolRefused.class);
        assertThat(pause.resume("").text()).contains("runs were left out");
        assertThat(scheduled.paused()).isFalse();
    }

    @Test
    void only_what_is_kept_holds_after_a_restart() {
        actions.resize(Lane.BACKGROUND, 1, 10, "until tomorrow", true);
        actions.resize(Lane.MAIN, 5, 50, "for now", false);
        pause.pause("migration", true);
        assertThat(changes.of(Lane.BACKGROUND).orElseThrow().kept()).isTrue();
        List<HandChange> before = changes.all();
        forgetInMemory();

        start.run(null);

        assertThat(changes.all()).hasSize(1).first().satisfies(change -> {
            assertThat(change.lane()).isEqualTo(Lane.BACKGROUND);
            assertThat(change.now()).isEqualTo(before.getLast().now());
            assertThat(change.reason()).isEqualTo("until tomorrow");
            assertThat(change.by()).isEqualTo("ana@dock.example");
        });
        assertThat(lanes.tuning(Lane.BACKGROUND).maximumSize()).isEqualTo(10);
        assertThat(scheduled.paused()).isTrue();
        takeBack(Lane.BACKGROUND);
        pause.resume("");
        assertThat(lanes.tuning(Lane.BACKGROUND).maximumSize()).isEqualTo(20);
        assertThat(ActDesk.rescue("read", kept::all)).isEmpty();
    }

    @Test
    void what_is_kept_later_is_previewed_and_audited_with_its_reason_and_so_is_its_end() {
        actions.resize(Lane.BACKGROUND, 1, 10, "for now", false);
        assertThat(keeps.preview(Lane.BACKGROUND, made(Lane.BACKGROUND), true).effects())
                .contains(
                        "After a restart background has 1 kept, 10 at most, as ana@dock.example wanted.",
                        "Without that it would have 1 kept, 20 at most, as configured.");
        assertThatThrownBy(() -> keeps.keep(Lane.BACKGROUND, made(Lane.BACKGROUND), true, " "))
                .hasMessageContaining("Say why");
        keeps.keep(Lane.BACKGROUND, made(Lane.BACKGROUND), true, "proved right");
        assertThat(kept()).containsExactly("background 10");
        assertThat(keeps.preview(Lane.BACKGROUND, made(Lane.BACKGROUND), true).refusal())
                .contains("kept after a restart already");

        assertThat(keeps.preview(Lane.BACKGROUND, made(Lane.BACKGROUND), false).effects())
                .contains("After a restart background has 1 kept, 20 at most, as configured.");
        keeps.keep(Lane.BACKGROUND, made(Lane.BACKGROUND), false, "no longer needed");
        assertThat(kept()).isEmpty();
        await().untilAsserted(() -> assertThat(sql.queryForList(
                        "select reason from audit_entry where action = 'POOL_CHANGE_KEPT' and outcome = 'DONE'",
                        String.class))
                .anyMatch(text -> text.contains("10 at most") && text.endsWith("Reason: proved right"))
                .anyMatch(text -> text.contains("as configured") && text.endsWith("Reason: no longer needed")));
    }

    @Test
    void below_a_change_that_ends_the_one_before_it_is_kept_as_it_was() {
        actions.resize(Lane.BACKGROUND, 1, 10, "until tomorrow", true);
        actions.resize(Lane.BACKGROUND, 1, 12, "a try", false);
        actions.resize(Lane.BACKGROUND, 1, 14, "better", true);
        assertThat(kept()).containsExactly("background 14");
        assertThat(keeps.preview(Lane.BACKGROUND, made(Lane.BACKGROUND), false)
                        .effects()
                        .getFirst())
                .contains("10 at most, as ana@dock");
        keeps.keep(Lane.BACKGROUND, made(Lane.BACKGROUND), false, "not sure");
        assertThat(kept()).containsExactly("background 10");
        keeps.keep(Lane.BACKGROUND, made(Lane.BACKGROUND), true, "sure");
        takeBack(Lane.BACKGROUND);
        assertThat(kept()).containsExactly("background 10");
    }

    @Test
    void a_pause_can_be_kept_later_as_well() {
        assertThat(keeps.previewPause(true).refusal()).contains("not paused");
        pause.pause("", false);
        assertThat(keeps.previewPause(true).effects().getFirst()).contains("still paused");
        keeps.keepPause(true, "migration");
        assertThat(changes.pause()).get().extracting(HandChanges.Paused::kept).isEqualTo(true);
        assertThat(kept()).containsExactly("scheduled-work null");
        keeps.keepPause(false, "migration is over");
        assertThat(kept()).isEmpty();
        assertThat(scheduled.paused()).isTrue();
    }

    private List<String> kept() {
        return ActDesk.rescue("read", kept::all).stream()
                .map(row -> row.subject + " " + row.maximumSize)
                .toList();
    }

    @Test
    void a_dead_sockets_connection_is_taken_back_from_its_holder() {
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 1)) {
            Lease lease = HeldConnections.anyOf(lanes);
            int pid = lease.backendPid();
            SessionTarget meant = target(pid);
            assertThatThrownBy(() -> holders.takeBack(meant, "not dead yet"))
                    .isInstanceOf(PoolRefused.class)
                    .hasMessageContaining("The server still has it");
            sql.queryForList("select pg_terminate_backend(?)", pid);
            await().pollInSameThread().until(() -> holders.preview(meant).orphaned());
            assertThat(holders.preview(meant).facts().getFirst()).contains("Test storm › hold");
            SessionTarget gone = Objects.requireNonNull(holders.preview(meant).target());

            assertThatThrownBy(() -> holders.takeBack(gone, "")).hasMessageContaining("Say why");
            assertThat(holders.takeBack(gone, "the server was restarted").text())
                    .contains("taken from its holder");

            assertThat(lanes.leases().held()).doesNotContain(lease);
            await().until(() -> main().active() == 0);
            assertThat(holders.preview(gone).orphaned()).isFalse();
        }
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void a_viewer_is_refused_and_the_attempt_is_audited() {
        assertThatThrownBy(() -> actions.resize(Lane.MAIN, 1, 2, "curious", false))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> holders.terminate(SessionTarget.any(1, Instant.EPOCH), "curious"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> pause.pause("", false)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> keeps.keep(Lane.MAIN, made(Lane.MAIN), true, "curious"))
                .isInstanceOf(AccessDeniedException.class);
        await().untilAsserted(() -> {
            assertThat(audited("POOL_LANE_RESIZED", "NOT_ALLOWED")).isEqualTo(1);
            assertThat(audited("POOL_HOLDER_TERMINATED", "NOT_ALLOWED")).isEqualTo(1);
            assertThat(audited("POOL_WORK_PAUSED", "NOT_ALLOWED")).isEqualTo(1);
        });
        assertThat(sql.queryForList("select object_label from audit_entry where outcome = 'NOT_ALLOWED'", String.class))
                .contains("Main lane", "Session 1");
    }

    private void forgetInMemory() {
        changes.all().forEach(change -> changes.takeBack(change.lane(), change.at()));
        scheduled.resume();
        changes.paused(null);
    }

    private void hold(AtomicInteger served, CountDownLatch release) {
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 1)) {
            served.incrementAndGet();
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sleep(CompletableFuture<String> ended) {
        sleep(ended, "select pg_sleep(60)");
    }

    private void sleep(CompletableFuture<String> ended, String statement) {
        PERSON.run(() -> {
            try (Connection connection = lanes.getConnection()) {
                connection.prepareStatement(statement).execute();
                ended.complete("not cancelled");
            } catch (SQLException e) {
                ended.complete(e.getSQLState());
            }
        });
    }

    private Lease leaseOf(Thread thread) {
        await().until(() -> lanes.leases().held().stream().anyMatch(lease -> lease.thread() == thread));
        return lanes.leases().held().stream()
                .filter(lease -> lease.thread() == thread)
                .findFirst()
                .orElseThrow();
    }

    private @Nullable String state(int pid) {
        return sql.queryForObject("select state from pg_stat_activity where pid = ?", String.class, pid);
    }

    private List<Integer> pids() {
        return sql.queryForList(
                "select pid from pg_stat_activity where application_name like 'aidock-main@%' and datname = current_database()",
                Integer.class);
    }

    private int audited(String action, String outcome) {
        Integer count = sql.queryForObject(
                "select count(*) from audit_entry where action = ? and outcome = ?", Integer.class, action, outcome);
        return count == null ? 0 : count;
    }

    private LaneReading main() {
        return lanes.reading(Lane.MAIN);
    }

    private record Ana(String id, String displayName) implements Actor {}
}
