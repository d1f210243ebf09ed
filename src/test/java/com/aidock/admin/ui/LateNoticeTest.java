package com.aidock.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.fault.DatabaseFaults;
import com.vaadin.flow.component.button.Button;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LateNoticeTest extends ScreenTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final Lanes lanes = mock(Lanes.class);
    private final DatabaseState database = mock(DatabaseState.class);
    private final Heartbeat heartbeat = new Heartbeat();
    private final BackgroundLoad load = new BackgroundLoad(tasks, owner);
    private final CountDownLatch gate = new CountDownLatch(1);
    private LateNotice notice;

    @BeforeEach
    void show() {
        when(database.reachable()).thenReturn(true);
        when(database.faults()).thenReturn(new DatabaseFaults(Clock.systemUTC()));
        main(10, 0);
        Reasons reasons = new Reasons(lanes, database, Clock.fixed(NOW, ZoneOffset.UTC));
        notice = new LateNotices(reasons, heartbeat).follow(load);
        owner.add(notice);
    }

    @AfterEach
    void stop() {
        heartbeat.close();
        gate.countDown();
    }

    @Test
    void says_nothing_while_all_goes_well() {
        load.load("load", () -> "there", result -> {});
        eventually(() -> assertThat(load.pending()).isFalse());
        assertThat(notice.isShown()).isFalse();
        assertThat(find(Button.class, notice).all()).isEmpty();
    }

    @Test
    void names_the_full_pool_and_stays_current() {
        main(100, 3);
        loadSomethingSlow();
        eventually(() ->
                assertThat(text()).contains("Waiting for a database connection: main 100 of 100 in use, 3 waiting."));
        main(100, 8);
        heartbeat.beat();
        eventually(() -> assertThat(text()).contains("8 waiting"));
        gate.countDown();
        eventually(() -> assertThat(notice.isShown()).isFalse());
    }

    @Test
    void says_since_when_the_database_is_away() {
        when(database.reachable()).thenReturn(false);
        when(database.answeredAt()).thenReturn(NOW.minusSeconds(41));
        when(database.error()).thenReturn("Connection refused");
        loadSomethingSlow();
        eventually(() -> assertThat(text())
                .contains("The database does not answer; it last did 41 s ago (Connection refused)."));
    }

    @Test
    void offers_to_try_again_after_a_failure() {
        AtomicInteger calls = new AtomicInteger();
        load.load(
                "load",
                () -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException(new SQLTransientConnectionException("timeout"));
                    }
                    return "there";
                },
                result -> {});
        eventually(() -> assertThat(text()).contains("No database connection came free in time."));
        test(find(Button.class, notice).single()).click();
        eventually(() -> assertThat(notice.isShown()).isFalse());
        assertThat(calls).hasValue(2);
    }

    private void loadSomethingSlow() {
        load.load(
                "load",
                () -> {
                    try {
                        gate.await();
                        return "there";
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                result -> {});
        delays.pass(BackgroundLoad.LATE);
    }

    private void main(int active, int waiting) {
        when(lanes.reading(Lane.MAIN))
                .thenReturn(new LaneReading(Lane.MAIN, 30, active, 0, active, waiting, 100, 0, 0));
    }

    private String text() {
        return notice.getElement().getTextRecursively();
    }
}
