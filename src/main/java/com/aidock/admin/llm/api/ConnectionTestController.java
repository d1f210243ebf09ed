package com.aidock.admin.llm.api;

import com.aidock.admin.llm.ConnectionTests;
import com.aidock.admin.llm.TestReport;
import com.aidock.admin.llm.TestRun;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tests a stored configuration's connection. While the provider thinks, the request is a parked virtual thread and
 * holds no connection; at most {@value #MOST} wait at once, so that the screens' tests find room.
 */
@RestController
class ConnectionTestController implements ConnectionTestApi {
    static final int MOST = 50;
    /** The longest time-out that a configuration can have, and a turn of waiting before it. */
    private static final Duration PATIENCE = Duration.ofMinutes(11);

    private static final String COME_BACK_AFTER = "10";

    private final ConnectionTests tests;
    private final Semaphore places = new Semaphore(MOST);

    ConnectionTestController(ConnectionTests tests) {
        this.tests = tests;
    }

    @Override
    @PostMapping(Paths.TEST)
    public ResponseEntity<TestAnswer> test(@PathVariable String id) {
        long config = Paths.id(id);
        if (!places.tryAcquire()) {
            throw new ApiProblem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "%d connection tests are under way for API clients already.".formatted(MOST))
                    .with(HttpHeaders.RETRY_AFTER, COME_BACK_AFTER);
        }
        try {
            TestReport report = wait(tests.start(config, stage -> {}));
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(TestAnswer.of(report));
        } finally {
            places.release();
        }
    }

    private static TestReport wait(TestRun run) {
        try {
            return run.report().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            run.cancel();
            throw new ApiProblem(HttpStatus.GATEWAY_TIMEOUT, "The test took too long and was given up.");
        } catch (InterruptedException e) {
            run.cancel();
            Thread.currentThread().interrupt();
            throw new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "The server is being stopped.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
