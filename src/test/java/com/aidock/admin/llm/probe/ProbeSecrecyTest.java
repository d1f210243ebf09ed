package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.FakeProvider.Reply;
import com.aidock.admin.testing.FakeProvider.Request;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Plants a key and a secret header and looks for them in all that leaves the probe, with every logger at its most
 * talkative.
 */
class ProbeSecrecyTest {
    private static final String KEY = "sk-planted-KEY-8f3a9c21d7e6";
    private static final String HEADER = "planted-HEADER-55b1e0aa93";

    private final Prober prober = new Prober();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<Logger, Level> levels = new IdentityHashMap<>();
    private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    private final Keeper log = new Keeper();

    @BeforeEach
    void listen() {
        root.iteratorForAppenders().forEachRemaining(appenders::add);
        appenders.forEach(root::detachAppender);
        root.getLoggerContext().getLoggerList().forEach(l -> levels.put(l, l.getLevel()));
        levels.keySet().forEach(l -> l.setLevel(l == root ? Level.TRACE : null));
        log.setContext(root.getLoggerContext());
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        levels.forEach(Logger::setLevel);
        appenders.forEach(root::addAppender);
        prober.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_good_probe_tells_no_secret(Provider provider) {
        try (FakeProvider fake = FakeProvider.of(provider)) {
            ProbeTarget target = target(provider, fake.endpoint());
            ProbeResult result = prober.probe(target);

            assertThat(result.ok()).as(result.message()).isTrue();
            assertThat(fake.keys()).contains(KEY);
            assertThat(log.lines).as("the log was really listened to").anyMatch(l -> l.contains("hc.client5"));
            assertClean(result, target);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_provider_that_echoes_everything_it_was_sent_tells_no_secret(Provider provider) {
        try (FakeProvider fake = FakeProvider.of(provider)) {
            for (int status : new int[] {200, 400, 401, 403, 404, 429, 500, 503}) {
                for (String type : List.of("application/json", "text/plain", "text/html")) {
                    fake.answering(request -> echo(request, status, type));
                    ProbeTarget target = target(provider, fake.endpoint());
                    assertClean(prober.probe(target), target);
                }
            }
        }
    }

    @Test
    void a_redirect_that_carries_the_key_in_its_host_tells_no_secret() {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI)
                .answering(Reply.redirect(302, URI.create("https://" + KEY + ".evil.example/?key=" + KEY)))) {
            ProbeTarget target = target(Provider.OPENAI, fake.endpoint());
            assertClean(prober.probe(target), target);
        }
    }

    @Test
    void a_key_that_was_pasted_into_the_url_is_not_shown() {
        ProbeTarget target =
                target(Provider.GOOGLE, URI.create("http://me:" + KEY + "@127.0.0.1:1/v1beta?key=" + KEY + "#" + KEY));
        assertClean(prober.probe(target), target);
    }

    @Test
    void a_server_that_is_none_tells_no_secret() throws IOException {
        try (RawServer raw = new RawServer(connection -> {
            byte[] request = new byte[4096];
            int length = connection.getInputStream().read(request);
            connection.getOutputStream().write(request, 0, length);
        })) {
            ProbeTarget target = target(Provider.OPENAI, raw.endpoint("http"));
            assertClean(prober.probe(target), target);
        }
    }

    @Test
    void a_probe_that_is_cancelled_tells_no_secret() throws Exception {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI).never()) {
            ProbeTarget target = target(Provider.OPENAI, fake.endpoint());
            FutureTask<Throwable> caller = new FutureTask<>(() -> catchThrowable(() -> prober.probe(target)));
            Thread thread = Thread.ofVirtual().start(caller);
            await().until(() -> fake.inFlight() == 1);
            thread.interrupt();
            StringWriter trace = new StringWriter();
            caller.get().printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).contains("The probe was cancelled").doesNotContain(KEY, HEADER);
            assertClean("", target);
        }
    }

    @Test
    void a_look_up_that_fails_unexpectedly_tells_no_secret() {
        try (Prober broken = new Prober(new SystemNameLookup(host -> {
            throw new IllegalStateException("with " + KEY);
        }))) {
            ProbeTarget target = target(Provider.OPENAI, URI.create("https://a.example/v1"));
            assertClean(broken.probe(target), target);
        }
    }

    private void assertClean(Object result, ProbeTarget target) {
        assertThat(result.toString()).doesNotContain(KEY, HEADER).doesNotContainIgnoringCase("8f3a9c21d7e6");
        assertThat(target.toString()).doesNotContain(KEY, HEADER);
        assertThat(log.lines).noneMatch(line -> line.contains(KEY) || line.contains(HEADER));
    }

    private static ProbeTarget target(Provider provider, URI endpoint) {
        return new ProbeTarget(
                provider,
                endpoint,
                null,
                Secret.of(KEY),
                Map.of("X-Gateway-Token", Secret.of(HEADER)),
                Duration.ofSeconds(10),
                endpoint.getHost());
    }

    private static Reply echo(Request request, int status, String type) {
        String all = request.headers().toString().replace("\"", "'");
        String json = """
                {"error":{"message":"%s","code":"%s"},
                "data":[{"id":"%s","name":"%s"},{"id":"ok","name":"%s"}],
                "models":[{"name":"models/%s","displayName":"%s"},{"name":"ok","displayName":"%s"}]}""".formatted(all, KEY, KEY, KEY, HEADER + KEY, KEY, KEY, KEY);
        String body = type.equals("application/json") ? json : (type.equals("text/html") ? "<html>" : "") + all;
        return Reply.of(status, type, body).with("x-request-id", KEY).with("Retry-After", "after " + KEY);
    }

    private static final class Keeper extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String trace =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + trace);
        }
    }
}
