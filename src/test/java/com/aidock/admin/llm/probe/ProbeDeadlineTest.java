package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.FakeProvider.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeDeadlineTest {
    private static final Duration DEADLINE = Duration.ofMillis(1500);
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final Prober prober = new Prober();

    /** Loading classes must not count as the provider's time. */
    @BeforeAll
    static void warmUp() {
        try (FakeProvider fake = FakeProvider.of(Provider.GOOGLE);
                Prober first = new Prober()) {
            first.probe(Targets.of(Provider.GOOGLE, fake));
        }
    }

    @AfterEach
    void close() {
        prober.close();
    }

    @Test
    void a_provider_that_never_answers_ends_at_the_deadline() {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI).never()) {
            ProbeResult result = atDeadline(fake.endpoint());
            assertThat(result.message())
                    .isEqualTo("No complete answer from 127.0.0.1 within 1500 ms: the connection stands but no answer"
                            + " came. Try again later, or allow more time.");
        }
    }

    @Test
    void a_provider_that_drips_a_byte_a_second_ends_at_the_deadline_and_loses_its_client() {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI).drip()) {
            ProbeResult result = atDeadline(fake.endpoint());
            assertThat(result.message()).contains("the answer began but did not end");
            await().until(() -> fake.brokenOff() == 1);
        }
    }

    @Test
    void a_server_that_drips_its_headers_ends_at_the_deadline() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer raw = new RawServer(connection -> {
            for (byte b : "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n".getBytes()) {
                connection.getOutputStream().write(b);
                pause(never);
            }
        })) {
            assertThat(atDeadline(raw.endpoint("http")).message()).contains("no answer came");
            await().until(() -> raw.open() == 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"http, no answer came", "https, begins no TLS"})
    void a_mute_server_ends_at_the_deadline_and_its_connection_is_closed(String scheme, String why) throws IOException {
        try (RawServer raw = RawServer.mute()) {
            assertThat(atDeadline(raw.endpoint(scheme)).message()).contains(why);
            await().until(() -> raw.accepted() == 1 && raw.open() == 0);
        }
    }

    @Test
    void pages_share_one_deadline() {
        try (FakeProvider fake = FakeProvider.of(Provider.GOOGLE)
                .answering(request ->
                        Reply.json(200, "{\"models\":[],\"nextPageToken\":\"t%d\"}".formatted(System.nanoTime())))
                .slow(Duration.ofSeconds(1))) {
            ProbeResult result = prober.probe(Targets.of(Provider.GOOGLE, fake.endpoint(), Duration.ofMillis(2500)));
            assertThat(result.outcome()).isEqualTo(ProbeOutcome.TIMEOUT);
            assertThat(fake.requests()).isBetween(2, 3);
        }
    }

    @Test
    void a_dead_name_server_ends_at_the_deadline_and_holds_up_no_other_virtual_thread() {
        CountDownLatch dead = new CountDownLatch(1);
        try (Prober stuck = new Prober(new SystemNameLookup(host -> {
            assertThat(Thread.currentThread().isVirtual()).isFalse();
            awaitUninterruptibly(dead);
            throw new UnknownHostException(host);
        }))) {
            ProbeResult result = stuck.probe(
                    Targets.of(Provider.OPENAI, URI.create("https://api.example.com/v1"), Duration.ofMillis(400)));
            assertThat(result.outcome()).isEqualTo(ProbeOutcome.TIMEOUT);
            assertThat(result.message()).contains("the name server did not answer");
        } finally {
            dead.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interrupting_the_caller_ends_the_probe_at_once_on_any_kind_of_thread(boolean virtual) throws Exception {
        try (RawServer raw = RawServer.mute()) {
            Caller caller = new Caller(virtual, () -> Targets.of(Provider.OPENAI, raw.endpoint("http")));
            await().until(() -> raw.open() == 1);
            long start = System.nanoTime();
            caller.thread.interrupt();

            assertThatThrownBy(() -> caller.task.get(2, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("The probe was cancelled");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SLACK);
            assertThat(caller.stillInterrupted).isTrue();
            await().until(() -> raw.open() == 0);
        }
    }

    @Test
    void a_cancelled_drip_loses_its_client() throws Exception {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI).drip()) {
            Caller caller = new Caller(true, () -> Targets.of(Provider.OPENAI, fake.endpoint()));
            await().until(() -> fake.inFlight() == 1);
            caller.thread.interrupt();
            await().until(() -> caller.task.isDone() && fake.brokenOff() == 1);
        }
    }

    private ProbeResult atDeadline(URI endpoint) {
        ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, endpoint, DEADLINE));
        assertThat(result.outcome()).as(result.message()).isEqualTo(ProbeOutcome.TIMEOUT);
        assertThat(result.latency()).isBetween(DEADLINE, DEADLINE.plus(SLACK));
        assertThat(result.httpStatus()).isNull();
        return result;
    }

    private static void pause(CountDownLatch never) throws IOException {
        try {
            never.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // As a look-up of the system does, it goes on.
            }
        }
    }

    private final class Caller {
        private final FutureTask<ProbeResult> task;
        private final Thread thread;
        private volatile boolean stillInterrupted;

        Caller(boolean virtual, Supplier<ProbeTarget> target) {
            task = new FutureTask<>(() -> {
                try {
                    return prober.probe(target.get());
                } finally {
                    stillInterrupted = Thread.currentThread().isInterrupted();
                }
            });
            thread = virtual
                    ? Thread.ofVirtual().start(task)
                    : Thread.ofPlatform().start(task);
        }
    }
}
