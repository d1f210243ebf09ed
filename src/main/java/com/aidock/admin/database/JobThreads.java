package com.aidock.admin.database;

import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Runs each scheduled job on a thread that no other job waits for. Boot's own scheduler runs all that have a fixed
 * delay one after the other, so that one which waits for a lock would hold up the rest.
 */
@Component
final class JobThreads implements SchedulingConfigurer, AutoCloseable {
    /** More than there are jobs. */
    static final int MOST = 32;

    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

    JobThreads() {
        scheduler.setThreadFactory(Thread.ofVirtual().name("job-", 1).factory());
        scheduler.setPoolSize(MOST);
        scheduler.initialize();
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.setTaskScheduler(scheduler);
    }

    @Override
    public void close() {
        scheduler.shutdown();
    }
}
