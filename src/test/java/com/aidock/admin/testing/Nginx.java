package com.aidock.admin.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real nginx in front of a server on this machine; skipped where it is not installed, except in CI, where it fails.
 */
public final class Nginx implements AutoCloseable {
    /** What docs/operations.md says for WebSockets. */
    public static final List<String> UPGRADE = List.of(
            "proxy_http_version 1.1;",
            "proxy_set_header Upgrade $http_upgrade;",
            "proxy_set_header Connection $connection_upgrade;");

    private final ListeningProcess process;

    private Nginx(ListeningProcess process) {
        this.process = process;
    }

    private static Optional<Path> program() {
        return ListeningProcess.program(
                "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx");
    }

    /**
     * Starts it with its defaults and extra lines for the one location.
     *
     * @param server the port that it passes requests to
     */
    public static Nginx before(int server, List<String> extra) throws IOException {
        if (program().isEmpty() && "true".equals(System.getenv("CI"))) {
            Assertions.fail("CI needs nginx; .ci/run installs it");
        }
        Assumptions.assumeTrue(program().isPresent(), "NO NGINX: what happens behind a proxy is not tested");
        Path directory = Files.createTempDirectory("nginx");
        int port = ListeningProcess.freePort();
        Path config = Files.writeString(
                directory.resolve("nginx.conf"), config(port, server, String.join("\n      ", extra)));
        return new Nginx(ListeningProcess.start(
                List.of(program().orElseThrow().toString(), "-p", directory.toString(), "-c", config.toString()),
                directory,
                port));
    }

    private static String config(int port, int server, String extra) {
        return """
                daemon off;
                master_process off;
                pid pid;
                error_log error.log;
                events {}
                http {
                  access_log access.log;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
                  server {
                    listen 127.0.0.1:%d;
                    location / {
                      proxy_pass http://127.0.0.1:%d;
                      proxy_set_header Host $http_host;
                      %s
                    }
                  }
                }
                """.formatted(port, server, extra);
    }

    public int port() {
        return process.port();
    }

    @Override
    public void close() {
        process.close();
    }
}
