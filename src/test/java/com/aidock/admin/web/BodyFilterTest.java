package com.aidock.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BodyFilterTest {
    private static final int END = -1;
    private final AtomicLong nanos = new AtomicLong();
    private final Ticker ticker = nanos::get;
    private final BodyFilter filter = new BodyFilter(new BodyTurns(3, 2), ticker);

    @Test
    void one_that_says_that_it_is_too_large_is_refused_unread() throws Exception {
        assertThat(status(new Sent("/", BodyFilter.MOST + 1, () -> {
                    throw new AssertionError("read");
                })))
                .isEqualTo(413);
        assertThat(status(new Sent("/login", BodyFilter.MOST_TO_SIGN_IN + 1, () -> END)))
                .isEqualTo(413);
    }

    @Test
    void one_that_does_not_say_is_read_no_further_than_the_bound() throws Exception {
        AtomicLong read = new AtomicLong();
        assertThat(status(new Sent("/", END, () -> {
                    read.incrementAndGet();
                    return 'a';
                })))
                .isEqualTo(413);
        assertThat(read.get()).isLessThan(2L * BodyFilter.MOST);
    }

    @Test
    void one_that_comes_a_byte_a_second_is_given_up() throws Exception {
        assertThat(status(new Sent("/?v-r=uidl", 1_000, () -> {
                    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                    return 'a';
                })))
                .isEqualTo(408);
    }

    @Test
    void of_a_stranger_few_are_read_at_once_and_of_a_network_fewer() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch reading = new CountDownLatch(2);
        IntSupplier slow = () -> {
            reading.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return END;
        };
        Thread one = Thread.ofVirtual().start(() -> ignore(new Sent("/", 10, slow)));
        Thread two = Thread.ofVirtual().start(() -> ignore(new Sent("/", 10, slow)));
        reading.await();

        assertThat(status(new Sent("/", 10, () -> END))).isEqualTo(429);
        Sent elsewhere = new Sent("/", 10, () -> END);
        elsewhere.setRemoteAddr("198.51.100.1");
        assertThat(status(elsewhere)).isEqualTo(200);
        go.countDown();
        one.join();
        two.join();
        assertThat(status(new Sent("/", 10, () -> END))).isEqualTo(200);
    }

    @Test
    void endpoints_read_their_own() throws Exception {
        assertThat(status(new Sent("/api/v1/llm-configs/import", 10_000_000, () -> {
                    throw new AssertionError("read");
                })))
                .isEqualTo(200);
    }

    @Test
    void a_form_that_was_read_is_still_a_form() throws Exception {
        HttpServletRequest passed = passed("username=a%40b.example&password=%C3%A4+b&x=1", "x=0");

        assertThat(passed.getParameter("username")).isEqualTo("a@b.example");
        assertThat(passed.getParameter("password")).isEqualTo("ä b");
        assertThat(passed.getParameterValues("x")).containsExactly("0", "1");
        assertThat(passed.getReader().readLine()).startsWith("username=a%40b");
    }

    private HttpServletRequest passed(String form, String query) throws Exception {
        byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
        AtomicLong at = new AtomicLong();
        Sent sent = new Sent(
                "/login", bytes.length, () -> at.get() == bytes.length ? END : bytes[(int) at.getAndIncrement()]);
        sent.setContentType("application/x-www-form-urlencoded");
        sent.setParameter(query.split("=")[0], query.split("=")[1]);
        AtomicReference<HttpServletRequest> passed = new AtomicReference<>();
        filter.doFilter(
                sent, new MockHttpServletResponse(), (request, response) -> passed.set((HttpServletRequest) request));
        return passed.get();
    }

    private int status(Sent request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    private void ignore(Sent request) {
        try {
            status(request);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request whose body comes byte by byte, as a network would bring it. */
    private static final class Sent extends MockHttpServletRequest {
        private final long length;
        private final IntSupplier bytes;

        Sent(String path, long length, IntSupplier bytes) {
            super("POST", path);
            this.length = length;
            this.bytes = bytes;
            setRemoteAddr("192.0.2.1");
            if (length < 0) {
                addHeader("Transfer-Encoding", "chunked");
            }
        }

        @Override
        public long getContentLengthLong() {
            return length;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() throws IOException {
                    return bytes.getAsInt();
                }

                @Override
                public int read(byte[] into, int offset, int count) throws IOException {
                    int next = read();
                    if (next == END) {
                        return END;
                    }
                    into[offset] = (byte) next;
                    return 1;
                }

                @Override
                public boolean isFinished() {
                    return false;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {}
            };
        }
    }
}
