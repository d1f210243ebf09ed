package com.aidock.admin;

import com.aidock.admin.database.embedded.StopRequest;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the console; a setting that makes no sense ends the start with one line and exit code 2. */
@SpringBootApplication
public class Application {
    private static final int REFUSED = 2;

    public static void main(String[] args) {
        BoundedShutdown shutdown = new BoundedShutdown(new StopRequest());
        try {
            new EnvironmentCheck(System.getenv()).refuseNonsense();
            // Three buffers of this size, in bytes, for each open page; Tomcat reads it once and takes 8 KiB otherwise.
            System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", "2048");
            SpringApplication application = new SpringApplication(Application.class);
            shutdown.watch(application);
            shutdown.started(application.run(args));
        } catch (RuntimeException failure) {
            shutdown.startFailed();
            exitIfRefused(failure);
            throw failure;
        }
    }

    /** Last of all, so that the line stands below whatever was logged while the context closed. */
    private static void exitIfRefused(RuntimeException failure) {
        StartupRefusal.lineFor(failure).ifPresent(line -> {
            System.err.println("aidock: " + line);
            System.exit(REFUSED);
        });
    }
}
