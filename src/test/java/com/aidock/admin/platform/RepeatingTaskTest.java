package com.aidock.admin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatingTaskTest {
    private static final Duration PERIOD = Duration.ofMillis(1);

    @ParameterizedTest
    @ValueSource(
            classes = {
                IllegalStateException.class,
                OutOfMemoryError.class,
                StackOverflowError.class,
                NoClassDefFoundError.class,
                InterruptedException.class
            })
    void goes_on_after_whatever_its_action_throws(Class<? extends Throwable> failure) throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        try (RepeatingTask task = RepeatingTask.every(PERIOD, "failing", () -> {
            runs.countDown();
            sneak(newOf(failure));
        })) {
            assertThat(runs.await(10, TimeUnit.SECONDS))
                    .as("three runs of %s", task)
                    .isTrue();
        }
    }

    @Test
    void does_not_hurry_when_its_action_leaves_the_thread_interrupted() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        try (RepeatingTask task = RepeatingTask.every(Duration.ofHours(1), "interrupted", () -> {
            thread.set(Thread.currentThread());
            runs.incrementAndGet();
            Thread.currentThread().interrupt();
            first.countDown();
        })) {
            assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
            awaitParked(thread.get());
            assertThat(runs).as("runs of %s", task).hasValue(1);
        }
    }

    @Test
    void ends_when_it_is_closed_even_in_the_middle_of_a_run() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        try (RepeatingTask task = RepeatingTask.every(PERIOD, "closing", () -> {
            thread.set(Thread.currentThread());
            inside.countDown();
            waitForever();
        })) {
            assertThat(inside.await(10, TimeUnit.SECONDS)).as("%s", task).isTrue();
        }
        thread.get().join(Duration.ofSeconds(10));
        assertThat(thread.get().isAlive()).isFalse();
    }

    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Throwable newOf(Class<? extends Throwable> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
