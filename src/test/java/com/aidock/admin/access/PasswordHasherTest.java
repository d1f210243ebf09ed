package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.access.account.PasswordStorage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void a_flood_takes_no_more_turns_than_there_are() {
        PasswordHasher hasher = new PasswordHasher(PasswordStorage.encoder(), 2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flood = Stream.generate(() -> CompletableFuture.supplyAsync(() -> hasher.inTurn(1, this::work), threads))
                    .limit(50)
                    .toList();
            Awaitility.await().until(() -> running.get() == 2);
            gate.countDown();
            flood.forEach(CompletableFuture::join);
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void there_is_always_one_turn() {
        PasswordHasher hasher = new PasswordHasher(PasswordStorage.encoder(), 0);

        String hash = hasher.hash("correct horse battery");

        assertThat(hash).startsWith("{bcrypt");
        assertThat(hasher.matches("correct horse battery", hash)).isTrue();
    }

    private boolean work() {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.decrementAndGet();
        return true;
    }
}
