package com.aidock.admin.llm.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does on each connection what a test wants, below HTTP. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Script script;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();

    RawServer(Script script) {
        this.script = script;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** A server that takes connections and never says a word. */
    static RawServer mute() {
        return new RawServer(connection -> readToEnd(connection.getInputStream()));
    }

    /** A server that says this, then nothing until the client has gone. */
    static RawServer saying(String text) {
        return new RawServer(connection -> {
            connection.getOutputStream().write(text.getBytes());
            readToEnd(connection.getInputStream());
        });
    }

    URI endpoint(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    /** How many connections are open on both sides. */
    int open() {
        return open.get();
    }

    int accepted() {
        return accepted.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    static void readToEnd(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                accepted.incrementAndGet();
                open.incrementAndGet();
                Thread.ofVirtual().start(() -> play(connection));
            }
        } catch (IOException e) {
            // Closed at the end of the test.
        }
    }

    private void play(Socket connection) {
        try (connection) {
            script.play(connection);
        } catch (IOException e) {
            // The client has gone, as it should.
        } finally {
            open.decrementAndGet();
        }
    }

    interface Script {
        void play(Socket connection) throws IOException;
    }
}
