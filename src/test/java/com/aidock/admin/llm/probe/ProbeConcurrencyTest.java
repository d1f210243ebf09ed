package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.FakeProvider.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ProbeConcurrencyTest {
    private static final int PROBES = 1000;

    @Test
    void a_thousand_probes_wait_side_by_side_and_leave_no_thread_behind() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (Prober prober = new Prober();
                FakeProvider fake = FakeProvider.of(Provider.OPENAI).answering(request -> behind(gate));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            int threads = Thread.activeCount();
            List<Future<ProbeResult>> results = new ArrayList<>();
            for (int i = 0; i < PROBES; i++) {
                results.add(callers.submit(
                        () -> prober.probe(Targets.of(Provider.OPENAI, fake.endpoint(), Duration.ofMinutes(2)))));
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> fake.inFlight() == PROBES);
            gate.countDown();
            for (Future<ProbeResult> result : results) {
                assertThat(result.get().ok()).as(result.get().message()).isTrue();
            }
            assertThat(fake.requests()).isEqualTo(PROBES);
            // The name look-ups' threads are all there may be more of, and they go when idle.
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 16);
            await().until(() -> fake.inFlight() == 0);
        }
    }

    private static Reply behind(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.json(200, "{\"data\":[{\"id\":\"a\"}]}");
    }
}
