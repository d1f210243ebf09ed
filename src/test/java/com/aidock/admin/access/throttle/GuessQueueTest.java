package com.aidock.admin.access.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuessQueueTest {
    private static final String ADA = "ada@example.org";

    private final AtomicLong nanos = new AtomicLong();
    private final GuessQueue queue = new GuessQueue(nanos::get);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void the_first_attempts_of_a_sender_pass_at_once() {
        for (int before = 0; before < GuessQueue.FREE; before++) {
            assertThat(queue.await(ADA, "192.0.2.1", "192.0.2.0/24", null).before())
                    .isEqualTo(before);
            advance(GuessQueue.FREE_APART);
        }
    }

    @Test
    void a_newcomer_passes_at_once_after_thousands_of_wrong_guesses_from_thousands_of_networks() throws Exception {
        for (int i = 0; i < 3000; i++) {
            queue.await(ADA, "198.51.%d.%d".formatted(i / 250, i % 250), "198.51." + i, null);
            advance(GuessQueue.FREE_APART);
        }

        assertThat(attempt("192.0.2.1").get(5, TimeUnit.SECONDS).before()).isZero();
    }

    @Test
    void a_newcomer_passes_before_all_who_wait_having_tried_before() throws Exception {
        for (int sender = 0; sender < 50; sender++) {
            useUp("198.51.100." + sender);
        }
        advance(GuessQueue.OTHERS_APART);
        List<CompletableFuture<GuessQueue.Turn>> waiting = new ArrayList<>();
        for (int sender = 0; sender < 50; sender++) {
            waiting.add(attempt("198.51.100." + sender));
        }
        Awaitility.await().until(() -> queue.waiting() == 49);

        assertThat(attempt("192.0.2.1").get(5, TimeUnit.SECONDS).before()).isZero();
        assertThat(waiting.stream().filter(CompletableFuture::isDone)).hasSize(1);
    }

    @Test
    void all_who_used_up_their_free_attempts_share_one_guess_each_five_seconds() {
        for (int sender = 0; sender < 20; sender++) {
            useUp("198.51.100." + sender);
        }
        List<CompletableFuture<GuessQueue.Turn>> waiting = new ArrayList<>();
        for (int sender = 0; sender < 20; sender++) {
            waiting.add(attempt("198.51.100." + sender));
        }
        for (int passed = 1; passed <= 3; passed++) {
            int expected = passed;
            Awaitility.await()
                    .untilAsserted(() -> assertThat(waiting.stream().filter(CompletableFuture::isDone))
                            .hasSize(expected));
            advance(GuessQueue.OTHERS_APART.minusMillis(1));
            assertThat(waiting.stream().filter(CompletableFuture::isDone)).hasSize(expected);
            advance(Duration.ofMillis(1));
        }
    }

    @Test
    void of_one_sender_a_browser_that_has_not_tried_comes_before_one_that_tries_all_the_time() throws Exception {
        useUp("192.0.2.1");
        attempt("192.0.2.1").get(5, TimeUnit.SECONDS);
        List<CompletableFuture<GuessQueue.Turn>> robots = new ArrayList<>();
        for (int i = 0; i < GuessQueue.MOST_WAITING_OF_A_SENDER; i++) {
            robots.add(attempt("192.0.2.1"));
        }
        Awaitility.await().until(() -> queue.waiting() == GuessQueue.MOST_WAITING_OF_A_SENDER);
        var person = attempt("192.0.2.1", "session of a person");
        Awaitility.await().until(() -> robots.stream().anyMatch(CompletableFuture::isCompletedExceptionally));

        advance(GuessQueue.OTHERS_APART);
        assertThat(person.get(5, TimeUnit.SECONDS).before()).isEqualTo(GuessQueue.FREE + 1);
    }

    @Test
    void another_account_waits_for_nobody() throws Exception {
        useUp("192.0.2.1");
        attempt("192.0.2.1").get(5, TimeUnit.SECONDS);

        var bob = CompletableFuture.supplyAsync(
                () -> queue.await("bob@example.org", "192.0.2.1", "192.0.2.0/24", null), threads);
        assertThat(bob.get(5, TimeUnit.SECONDS).before()).isZero();
    }

    @Test
    void a_sender_that_tries_many_accounts_is_slowed_down() throws Exception {
        for (int i = 0; i < GuessQueue.FREE_OF_A_SENDER; i++) {
            queue.await("user" + i, "192.0.2.1", "192.0.2.0/24", null);
        }
        var next = attempt("192.0.2.1");
        Awaitility.await().until(() -> queue.waiting() == 1);

        advance(GuessQueue.OF_A_SENDER_APART);
        next.get(5, TimeUnit.SECONDS);
    }

    @Test
    void who_waits_is_bounded_and_told_when_to_come_again() {
        for (int sender = 0; sender < 300; sender++) {
            useUp("198.51.%d.1".formatted(sender));
        }
        advance(GuessQueue.OTHERS_APART);
        List<CompletableFuture<GuessQueue.Turn>> waiting = new ArrayList<>();
        for (int sender = 0; sender < 300; sender++) {
            waiting.add(attempt("198.51.%d.1".formatted(sender)));
        }
        Awaitility.await()
                .until(() -> waiting.stream()
                                .filter(CompletableFuture::isCompletedExceptionally)
                                .count()
                        == 300 - GuessQueue.MOST_WAITING - 1);
        assertThat(queue.waiting()).isEqualTo(GuessQueue.MOST_WAITING);
    }

    @Test
    void nobody_waits_for_longer_than_fifteen_seconds() {
        for (int sender = 0; sender < 8; sender++) {
            useUp("198.51.100." + sender);
        }
        List<CompletableFuture<GuessQueue.Turn>> waiting = new ArrayList<>();
        for (int sender = 0; sender < 8; sender++) {
            waiting.add(attempt("198.51.100." + sender));
        }
        Awaitility.await().until(() -> queue.waiting() == 7);
        advance(GuessQueue.PATIENCE);

        Awaitility.await().until(() -> queue.waiting() == 0);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> waiting.getLast().get(5, TimeUnit.SECONDS))
                .withCauseInstanceOf(NoTurn.class);
    }

    @Test
    void what_was_right_or_was_not_compared_does_not_count() throws Exception {
        for (int i = 0; i < 20; i++) {
            GuessQueue.Turn turn = attempt("192.0.2.1").get(5, TimeUnit.SECONDS);
            assertThat(turn.before()).isZero();
            if (i % 2 == 0) {
                turn.right();
            } else {
                turn.undecided();
            }
            advance(GuessQueue.FREE_APART);
        }
    }

    /** The three that are free. */
    private void useUp(String sender) {
        for (int i = 0; i < GuessQueue.FREE; i++) {
            queue.await(ADA, sender, sender, null);
            advance(GuessQueue.FREE_APART);
        }
    }

    private CompletableFuture<GuessQueue.Turn> attempt(String sender) {
        return attempt(sender, null);
    }

    private CompletableFuture<GuessQueue.Turn> attempt(String sender, @Nullable String browser) {
        return CompletableFuture.supplyAsync(() -> queue.await(ADA, sender, sender, browser), threads);
    }

    private void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
