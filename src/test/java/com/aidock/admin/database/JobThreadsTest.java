package com.aidock.admin.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

class JobThreadsTest {
    @Test
    void a_job_that_waits_for_a_lock_holds_up_no_other_and_a_failing_one_goes_on() throws InterruptedException {
        CountDownLatch lock = new CountDownLatch(1);
        CountDownLatch otherRuns = new CountDownLatch(3);
        CountDownLatch failingRuns = new CountDownLatch(3);
        ScheduledTaskRegistrar jobs = new ScheduledTaskRegistrar();
        try (JobThreads threads = new JobThreads()) {
            threads.configureTasks(jobs);
            jobs.addFixedDelayTask(job(() -> await(lock)));
            jobs.addFixedDelayTask(job(otherRuns::countDown));
            jobs.addFixedDelayTask(job(() -> {
                failingRuns.countDown();
                throw new StackOverflowError("planted");
            }));
            jobs.afterPropertiesSet();

            Assertions.assertThat(otherRuns.await(30, TimeUnit.SECONDS)).isTrue();
            Assertions.assertThat(failingRuns.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            lock.countDown();
            jobs.destroy();
        }
    }

    private static FixedDelayTask job(Runnable work) {
        return new FixedDelayTask(work, Duration.ofMillis(1), Duration.ZERO);
    }

    private static void await(CountDownLatch lock) {
        try {
            lock.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
