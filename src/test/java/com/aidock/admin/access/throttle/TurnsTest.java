package com.aidock.admin.access.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(1, Duration.ofSeconds(60));
    private final List<Integer> order = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void the_lowest_rank_comes_first() throws InterruptedException {
        turns.take(Turns.KNOWN);
        waits(7);
        waits(1);
        waits(3);
        waits(Turns.KNOWN);
        turns.giveBack();

        Awaitility.await().untilAsserted(() -> assertThat(order).containsExactly(0, 1, 3, 7));
    }

    @Test
    void strangers_are_not_kept_waiting_for_ever_by_those_who_are_known() throws InterruptedException {
        turns.take(5);
        waits(5);
        for (int i = 0; i < 6; i++) {
            waits(Turns.KNOWN);
        }
        turns.giveBack();

        Awaitility.await().untilAsserted(() -> assertThat(order).containsExactly(0, 0, 0, 0, 5, 0, 0));
    }

    @Test
    void a_full_line_sends_away_who_would_come_last_and_never_one_who_is_known() throws InterruptedException {
        turns.take(Turns.KNOWN);
        List<CompletableFuture<Boolean>> strangers = new ArrayList<>();
        for (int i = 0; i < Turns.MOST_WAITING_PER_TURN; i++) {
            strangers.add(waits(2));
        }
        var worse = attempt(3);
        assertThat(worse.join()).isFalse();
        var known = attempt(Turns.KNOWN);
        Awaitility.await().until(() -> strangers.stream().anyMatch(CompletableFuture::isDone));

        assertThat(known).isNotDone();
        assertThat(turns.waiting()).isEqualTo(Turns.MOST_WAITING_PER_TURN);
        turns.giveBack();
        Awaitility.await().untilAsserted(() -> assertThat(order)
                .hasSize(Turns.MOST_WAITING_PER_TURN)
                .first()
                .isEqualTo(Turns.KNOWN));
    }

    @Test
    void who_waits_too_long_gets_none() throws InterruptedException {
        Turns impatient = new Turns(1, Duration.ofMillis(1));
        assertThat(impatient.take(Turns.KNOWN)).isTrue();
        assertThat(impatient.take(Turns.KNOWN)).isFalse();
        impatient.giveBack();
        assertThat(impatient.take(Turns.KNOWN)).isTrue();
    }

    private CompletableFuture<Boolean> waits(int rank) {
        int before = turns.waiting();
        CompletableFuture<Boolean> attempt = attempt(rank);
        Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> turns.waiting() != before);
        return attempt;
    }

    private CompletableFuture<Boolean> attempt(int rank) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        boolean had = turns.take(rank);
                        if (had) {
                            order.add(rank);
                            turns.giveBack();
                        }
                        return had;
                    } catch (InterruptedException e) {
                        return false;
                    }
                },
                threads);
    }
}
