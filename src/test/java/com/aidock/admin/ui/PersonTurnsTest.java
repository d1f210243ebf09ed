package com.aidock.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PersonTurnsTest {
    private final PersonTurns turns = new PersonTurns();
    private final CountDownLatch database = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger loading = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<Thread> tabs = new ArrayList<>();

    @AfterEach
    void close_all_tabs() throws InterruptedException {
        database.countDown();
        for (Thread tab : tabs) {
            tab.join();
        }
        assertThat(turns.persons()).isZero();
    }

    @Test
    void of_120_pages_of_one_person_six_load_and_the_next_person_does_at_once() {
        open("ana", 120);
        until(() -> loading.get() == PersonTurns.AT_ONCE && waiting.get() == 114);
        open("ben", 1);
        until(() -> loading.get() == PersonTurns.AT_ONCE + 1);
        assertThat(waiting).hasValue(114);
        database.countDown();
        until(() -> waiting.get() == 0 && loading.get() == 121);
    }

    @Test
    void those_that_wait_are_bounded() {
        open("ana", PersonTurns.AT_ONCE + PersonTurns.MOST_WAITING + 3);
        until(() -> refused.get() == 3);
        assertThat(waiting.get() + loading.get()).isLessThanOrEqualTo(PersonTurns.AT_ONCE + PersonTurns.MOST_WAITING);
    }

    @Test
    void a_page_that_is_closed_waits_no_longer() {
        open("ana", PersonTurns.AT_ONCE);
        until(() -> loading.get() == PersonTurns.AT_ONCE);
        open("ana", 1);
        until(() -> waiting.get() == 1);
        tabs.getLast().interrupt();
        until(() -> !tabs.getLast().isAlive());
        assertThat(loading).hasValue(PersonTurns.AT_ONCE);
    }

    private void open(String person, int pages) {
        for (int i = 0; i < pages; i++) {
            tabs.add(Thread.startVirtualThread(() -> load(person)));
        }
    }

    private void load(String person) {
        AtomicInteger mine = new AtomicInteger();
        try {
            turns.inTurn(
                    person,
                    () -> {
                        mine.set(1);
                        waiting.incrementAndGet();
                    },
                    () -> waiting.addAndGet(-mine.get()),
                    () -> {
                        loading.incrementAndGet();
                        await(database);
                        return Boolean.TRUE;
                    });
        } catch (TooManyPages e) {
            refused.incrementAndGet();
        } catch (java.util.concurrent.CancellationException closed) {
            waiting.decrementAndGet();
        }
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().until(condition);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
