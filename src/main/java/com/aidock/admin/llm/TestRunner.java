package com.aidock.admin.llm;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Runs connection tests, each on a virtual thread of its own and as a job, so that none uses the main lane; at most
 * {@value #MOST} at once, the others wait.
 */
@Component
class TestRunner implements AutoCloseable {
    static final int MOST = 200;
    /** How the names of its threads begin. */
    static final String THREADS = "connection-test-";

    private static final String PLACE = "LLM configurations";

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name(THREADS, 0).factory());
    private final Semaphore places = new Semaphore(MOST, true);
    private volatile boolean closing;
    private final Set<TestRun> runs = ConcurrentHashMap.newKeySet();

    /** Starts a test on behalf of whoever the current thread works for. */
    TestRun start(String operation, TestRun.Listener listener, Function<TestRun, TestReport> test) {
        TestRun run = new TestRun(listener);
        Work work = Work.current().as(WorkKind.JOB, PLACE, operation);
        runs.add(run);
        if (closing) {
            // One of many that follow each other: the others would be waited for one by one.
            run.cancel();
        }
        threads.execute(() -> work.run(() -> run(run, test)));
        return run;
    }

    private void run(TestRun run, Function<TestRun, TestReport> test) {
        boolean placed = false;
        try {
            run.begin();
            places.acquire();
            placed = true;
            run.succeed(test.apply(run));
        } catch (InterruptedException e) {
            run.fail(new CancellationException());
        } catch (RuntimeException | Error e) {
            run.fail(e);
        } finally {
            if (placed) {
                places.release();
            }
            runs.remove(run);
        }
    }

    /** Gives all tests up; those that are storing their result end first. */
    @Override
    public void close() {
        closing = true;
        runs.forEach(TestRun::cancel);
        threads.close();
    }
}
