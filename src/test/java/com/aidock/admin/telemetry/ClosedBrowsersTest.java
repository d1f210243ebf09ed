package com.aidock.admin.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.SendHandler;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.tomcat.websocket.WsRemoteEndpointImplBase;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

/** What Tomcat says of a browser that has gone, as against of a program that uses its socket wrongly. */
class ClosedBrowsersTest {
    @Test
    void tomcats_refusal_to_write_to_a_closed_socket_is_a_browser_that_went_away() {
        Throwable refusal = ofAClosedSocket();
        assertThat(refusal).isInstanceOf(IllegalStateException.class);
        assertThat(ClosedBrowsers.wentAway(refusal)).isTrue();
    }

    @Test
    void so_is_a_write_that_failed() {
        assertThat(ClosedBrowsers.wentAway(new IOException("Broken pipe"))).isTrue();
        assertThat(ClosedBrowsers.wentAway(new ClosedChannelException())).isTrue();
        assertThat(ClosedBrowsers.wentAway(new RuntimeException("push", new EOFException())))
                .isTrue();
    }

    @Test
    void an_error_of_the_program_is_none() {
        assertThat(ClosedBrowsers.wentAway(new IllegalStateException("Message will not be sent")))
                .isFalse();
        assertThat(ClosedBrowsers.wentAway(new NullPointerException())).isFalse();
        assertThat(ClosedBrowsers.wentAway(null)).isFalse();
    }

    /** The real thing, thrown by Tomcat. */
    static Throwable ofAClosedSocket() {
        try {
            Socket socket = new Socket();
            ReflectionTestUtils.setField(socket, WsRemoteEndpointImplBase.class, "closed", true, boolean.class);
            Method write = Stream.of(WsRemoteEndpointImplBase.class.getDeclaredMethods())
                    .filter(method -> method.getName().equals("writeMessagePart"))
                    .findFirst()
                    .orElseThrow();
            write.setAccessible(true);
            write.invoke(socket, (Object) null);
            throw new AssertionError("it was written");
        } catch (InvocationTargetException e) {
            return e.getTargetException();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** No socket at all: what is closed never comes so far. */
    private static final class Socket extends WsRemoteEndpointImplBase {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        protected void doWrite(SendHandler handler, boolean block, long until, ByteBuffer... buffers) {}

        @Override
        protected boolean isMasked() {
            return false;
        }

        @Override
        protected void doClose() {}

        @Override
        protected ReentrantLock getLock() {
            return lock;
        }
    }
}
