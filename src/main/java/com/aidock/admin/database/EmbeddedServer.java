package com.aidock.admin.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that comes with the program, its data below {@link Home}: for a first run on a machine that has
 * nothing. A server that dies is started again, because nobody else would.
 */
final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    /** What the lanes may open (123), the superuser's three, and room for tools beside us. */
    private static final int MAX_CONNECTIONS = 150;

    private static final Duration START_WAIT = Duration.ofSeconds(60);
    private static final long GUARD_SECONDS = 2;

    private final Home home;
    private final Path data;
    private final AutoCloseable lock;
    private final EmbeddedCredentials credentials;
    private final ScheduledExecutorService guard = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("postgres-guard").factory());
    private EmbeddedPostgres server;

    EmbeddedServer(Home home) {
        this.home = home;
        this.data = home.resolve("postgres");
        this.lock = home.lock();
        this.credentials = new EmbeddedCredentials(home);
        Postmaster.stopOrphan(data);
        LOG.info(
                "Starting the embedded PostgreSQL in {}{}",
                data,
                Files.exists(data.resolve("PG_VERSION")) ? "" : " (first start: the data directory is created)");
        this.server = start(0);
        credentials.establish(server, data);
        LOG.info("The embedded PostgreSQL listens on port {}", server.getPort());
        guard.scheduleWithFixedDelay(this::revive, GUARD_SECONDS, GUARD_SECONDS, TimeUnit.SECONDS);
    }

    DatabaseUrl url() {
        return new DatabaseUrl(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + EmbeddedCredentials.DATABASE,
                EmbeddedCredentials.ROLE,
                credentials.password(),
                Map.of());
    }

    private EmbeddedPostgres start(int port) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // Spring stops the server after the pools; a hook of its own would stop it under them.
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(home.resolve("postgres-binaries").toFile())
                .setPort(port)
                .setPGStartupWait(START_WAIT)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
        settings().forEach(builder::setServerConfig);
        credentials.stored().ifPresent(password -> builder.setConnectConfig("password", password));
        try {
            return builder.start();
        } catch (IOException | RuntimeException e) {
            throw new StartupRefused(
                    "the embedded PostgreSQL did not start in %s: %s".formatted(data, e.getMessage()), e);
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                "max_connections", String.valueOf(MAX_CONNECTIONS),
                "superuser_reserved_connections", "3",
                // The library switches both off for throw-away tests; here it is somebody's data.
                "fsync", "on",
                "synchronous_commit", "on",
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", socketDirectory(),
                "shared_buffers", "64MB",
                "log_min_messages", "fatal");
    }

    /**
     * Sockets lie in the home, which only its owner enters; none at all where the path would not fit or needs quoting.
     */
    private String socketDirectory() {
        String path = home.path().toString();
        return path.matches("[A-Za-z0-9/._-]{1,80}") ? path : "''";
    }

    private synchronized void revive() {
        if (guard.isShutdown() || Postmaster.alive(data)) {
            return;
        }
        LOG.warn("The embedded PostgreSQL is gone; starting it again");
        try {
            server.close();
            server = start(server.getPort());
            LOG.info("The embedded PostgreSQL is back");
        } catch (IOException | RuntimeException e) {
            LOG.warn("The embedded PostgreSQL could not be started again yet: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void close() throws Exception {
        guard.shutdownNow();
        server.close();
        lock.close();
    }
}
