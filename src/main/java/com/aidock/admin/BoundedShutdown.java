package com.aidock.admin;

import com.aidock.admin.database.embedded.StopRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends the process within two seconds of SIGTERM or Ctrl-C, at any moment of its life.
 *
 * <p>Spring's own hook waits for a start that is under way, which may itself wait for a database or a lock for minutes.
 * Here a start is left where it stands, and only the embedded server is stopped; what runs is closed in order, but not
 * waited for without end. When the hook is done the JVM ends with the code of its signal (143, 130), whatever threads
 * still do.
 */
final class BoundedShutdown {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedShutdown.class);
    private static final Duration CLOSING = Duration.ofMillis(1200);
    /** The embedded server has been told by then; what is left of its work it ends by itself. */
    private static final Duration SERVER = Duration.ofMillis(400);

    private final StopRequest stop;
    private volatile @Nullable ConfigurableApplicationContext running;
    private volatile boolean failed;

    BoundedShutdown(StopRequest stop) {
        this.stop = stop;
    }

    /** Takes the place of Spring's hook for this application. */
    void watch(SpringApplication application) {
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("stopRequest", stop));
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(this::end));
    }

    void started(ConfigurableApplicationContext context) {
        running = context;
    }

    /** What a failed start has to say, it says itself. */
    void startFailed() {
        failed = true;
    }

    void end() {
        ConfigurableApplicationContext context = running;
        if (context != null) {
            within(CLOSING, context::close);
        } else if (!failed) {
            LOG.info("Stopping during the start");
            // What breaks from here on breaks because we stop.
            LoggingSystem.get(BoundedShutdown.class.getClassLoader())
                    .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        }
        within(context == null ? CLOSING.plus(SERVER) : SERVER, stop::make);
    }

    private static void within(Duration bound, Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name("shutdown-work").start(work);
        try {
            if (!thread.join(bound)) {
                LOG.warn("Stopping takes longer than {} ms; going on without waiting", bound.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
