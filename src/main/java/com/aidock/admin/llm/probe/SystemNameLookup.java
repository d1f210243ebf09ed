package com.aidock.admin.llm.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asks the system's resolver on a few platform threads of its own: a look-up cannot be interrupted and pins a virtual
 * thread's carrier, so a dead name server would otherwise stop every virtual thread of the application.
 */
final class SystemNameLookup implements NameLookup, AutoCloseable {
    private static final int MOST_AT_ONCE = 16;

    private final ThreadPoolExecutor threads;
    private final NameLookup system;

    SystemNameLookup() {
        this(InetAddress::getAllByName);
    }

    SystemNameLookup(NameLookup system) {
        this.system = system;
        this.threads = new ThreadPoolExecutor(
                MOST_AT_ONCE,
                MOST_AT_ONCE,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("probe-dns-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public InetAddress[] lookup(String host) throws UnknownHostException {
        Future<InetAddress[]> answer = threads.submit(() -> system.lookup(host));
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        } catch (ExecutionException e) {
            throw unknown(host, e);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }
}
