package com.aidock.admin.database.embedded;

import com.aidock.admin.database.Home;
import com.aidock.admin.database.StartupRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that comes with the program, its data below {@link Home}: for a first run on a machine that has
 * nothing. A server that dies is started again, because nobody else would.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration STOP_WAIT = Duration.ofSeconds(20);
    /** Another program may take a free port between the look and the start. */
    private static final int PORTS_TRIED = 3;

    private final AutoCloseable lock;
    private final Path data;
    private final ServerPrograms programs;
    private final Postmaster postmaster;
    private final ServerStart start;
    private final ServerGuard guard;
    private @Nullable ServerAccounts accounts;
    private int port;
    private volatile boolean closed;

    private EmbeddedServer(Home home, AutoCloseable lock, Duration firstPause) throws IOException {
        this.lock = lock;
        this.data = home.resolve("postgres");
        this.programs = new ServerPrograms(new ProgramArchive().unpackBelow(home.resolve("postgres-binaries")));
        this.postmaster = new Postmaster(data, programs);
        ServerLog log = new ServerLog(home.resolve("postgres.log"));
        this.start = new ServerStart(programs, data, home.path(), log);
        this.guard = new ServerGuard(postmaster, log, firstPause, this::restart);
    }

    /**
     * Starts the server of a home, which is created, mended and closed to others as need be.
     *
     * @param stop ends the server with the process, also while it starts
     * @throws StartupRefused with the server's own words
     */
    public static EmbeddedServer start(Home home, StopRequest stop) {
        return start(home, stop, ServerGuard.FIRST_PAUSE);
    }

    static EmbeddedServer start(Home home, StopRequest stop, Duration firstPause) {
        AutoCloseable lock = home.lock();
        EmbeddedServer server;
        try {
            server = new EmbeddedServer(home, lock, firstPause);
        } catch (IOException | RuntimeException e) {
            release(lock);
            throw refused(home.path(), e);
        }
        stop.onStop(server::close);
        try {
            server.open(home);
            return server;
        } catch (IOException | SQLException | RuntimeException e) {
            server.close();
            throw refused(server.data, e);
        }
    }

    /** Where its database is, as the driver wants it. */
    public String jdbcUrl() {
        return ServerAccounts.url(port, ServerAccounts.DATABASE);
    }

    public String user() {
        return ServerAccounts.ROLE;
    }

    public String password() {
        return java.util.Objects.requireNonNull(accounts).password();
    }

    private void open(Home home) throws IOException, SQLException {
        postmaster.clearLeftovers();
        DataDirectory directory = new DataDirectory(data, programs);
        ServerAccounts known = new ServerAccounts(home);
        LOG.info(
                "Starting the embedded PostgreSQL in {}{}",
                data,
                directory.exists() ? "" : " (first start: the data directory is created)");
        if (directory.exists()) {
            directory.refuseOtherMajor();
            directory.close();
        } else {
            directory.create(known.file());
        }
        startOnFreePort();
        if (!known.open(port)) {
            postmaster.stop(programs::busy, STOP_WAIT);
            directory.setSuperuserPassword(known.password());
            start.on(port);
        }
        known.establish(port);
        accounts = known;
        LOG.info("The embedded PostgreSQL listens on port {}", port);
        guard.begin();
    }

    private void startOnFreePort() throws IOException {
        for (int tried = 1; ; tried++) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            try {
                start.on(port);
                return;
            } catch (StartupRefused e) {
                if (tried == PORTS_TRIED || !String.valueOf(e.getMessage()).contains("Address already in use")) {
                    throw e;
                }
            }
        }
    }

    /** On the same port, which the lanes know. */
    private void restart() {
        if (!closed) {
            postmaster.clearLeftovers();
            start.on(port);
        }
    }

    private static StartupRefused refused(Path where, Exception e) {
        if (e instanceof StartupRefused refused) {
            return refused;
        }
        Throwable reason = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        return new StartupRefused("the embedded PostgreSQL did not start in %s: %s".formatted(where, words(reason)), e);
    }

    /** A file system's exceptions often say nothing but the file. */
    private static String words(Throwable reason) {
        String message = String.valueOf(reason.getMessage());
        return reason instanceof IOException && !message.contains(" ")
                ? message + " (" + reason.getClass().getSimpleName().replace("Exception", "") + ")"
                : message;
    }

    /** Also while it starts, from another thread; twice does no harm. */
    @Override
    public void close() {
        boolean first;
        synchronized (this) {
            first = !closed;
            closed = true;
        }
        if (first) {
            guard.end();
            programs.end();
            postmaster.stop(programs::busy, STOP_WAIT);
            release(lock);
        }
    }

    private static void release(AutoCloseable lock) {
        try {
            lock.close();
        } catch (Exception e) {
            LOG.debug("The lock of the home could not be released", e);
        }
    }
}
