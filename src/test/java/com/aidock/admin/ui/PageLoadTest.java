package com.aidock.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.PageLoads;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PageLoadTest extends ScreenTest {
    private final AtomicLong clock = new AtomicLong();
    private final PageLoads counted = new PageLoads();
    private final PageLoad load = new PageLoad(counted, clock::get);

    @Test
    void a_page_is_shown_when_all_that_it_began_to_load_is() {
        PageLoad.Part rows = load.part();
        PageLoad.Part names = load.part();
        load.complete();
        pass(1900);
        rows.shown();
        assertThat(counted.times().count()).isZero();
        names.shown();
        names.shown();
        assertThat(counted.times().count()).isEqualTo(1);
        assertThat(counted.slow()).isZero();
    }

    @Test
    void two_seconds_are_too_long() {
        PageLoad.Part rows = load.part();
        load.complete();
        pass(2000);
        rows.shown();
        assertThat(counted.slow()).isEqualTo(1);
    }

    @Test
    void a_page_that_loads_nothing_is_shown_at_once_and_what_it_loads_later_does_not_count() {
        load.complete();
        PageLoad.Part later = load.part();
        pass(9000);
        later.failed();
        assertThat(counted.times().count()).isEqualTo(1);
        assertThat(counted.slow()).isZero();
    }

    @Test
    void a_page_without_its_data_is_slow_however_fast_it_failed() {
        PageLoad.Part rows = load.part();
        load.complete();
        pass(10);
        rows.failed();
        load.leave();
        assertThat(counted.slow()).isEqualTo(1);
        assertThat(counted.times().count()).isEqualTo(1);
    }

    @Test
    void who_leaves_early_says_nothing_and_who_gave_up_waiting_does() {
        load.part();
        load.complete();
        pass(1999);
        load.leave();
        assertThat(counted.times().count()).isZero();
        PageLoad second = new PageLoad(counted, clock::get);
        second.part();
        pass(2000);
        second.leave();
        assertThat(counted.slow()).isEqualTo(1);
    }

    @Test
    void every_background_task_that_a_navigation_begins_is_waited_for() {
        PageLoad.begin(UI.getCurrent(), counted);
        CountDownLatch database = new CountDownLatch(1);
        tasks.run(owner, "list", () -> awaited(database), rows -> {});
        PageLoad.of(UI.getCurrent()).complete();
        assertThat(counted.times().count()).isZero();
        database.countDown();
        eventually(() -> assertThat(counted.times().count()).isEqualTo(1));
    }

    private static String awaited(CountDownLatch latch) {
        try {
            latch.await();
            return "rows";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pass(long millis) {
        clock.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
