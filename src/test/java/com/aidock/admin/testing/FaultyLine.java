package com.aidock.admin.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A network line to a server on this machine that can freeze, as behind a stopped process, and be cut, as by a dead
 * one.
 */
public final class FaultyLine implements AutoCloseable {
    private final int server;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private boolean frozen;
    private volatile boolean cut;

    /** @param server the port that it leads to */
    public FaultyLine(int server) throws IOException {
        this.server = server;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Connections stay open and new ones are taken, but nothing passes any more. */
    public void freeze() {
        setFrozen(true);
    }

    /** Lets pass what was held back, and all that follows. */
    public void thaw() {
        setFrozen(false);
    }

    /** Closes every connection, and each new one at once. */
    public void cut() {
        cut = true;
        open.forEach(FaultyLine::closeQuietly);
    }

    public void mend() {
        cut = false;
    }

    private void setFrozen(boolean now) {
        lock.lock();
        try {
            frozen = now;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                if (cut) {
                    client.close();
                } else {
                    Thread.startVirtualThread(() -> join(client));
                }
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void join(Socket client) {
        try {
            Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
            open.add(client);
            open.add(there);
            Thread.startVirtualThread(() -> carry(client, there));
            carry(there, client);
        } catch (IOException away) {
            closeQuietly(client);
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitThaw();
                out.write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException over) {
            // Both ends are closed.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitThaw() throws InterruptedException {
        lock.lock();
        try {
            while (frozen) {
                thawed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
        thaw();
    }
}
