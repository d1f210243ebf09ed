package com.aidock.admin.database;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the server said about itself at start.
 *
 * @param version as {@code server_version} shows it
 * @param maxConnections {@code max_connections}
 * @param reservedConnections slots that an ordinary user cannot take ({@code superuser_reserved_connections} and, from
 *     PostgreSQL 16, {@code reserved_connections})
 * @param behindPooler whether something like PgBouncer stands between, so that backend PIDs cannot be known
 * @param limits further limits of how many connections the lanes may open together
 */
public record ServerFacts(
        String version,
        int maxConnections,
        int reservedConnections,
        boolean behindPooler,
        List<ConnectionLimit> limits) {
    /** Connections that ordinary clients may open, ours and others' together. */
    public int available() {
        return maxConnections - reservedConnections;
    }

    /** The narrowest limit of what our lanes may open together. */
    public ConnectionLimit limit() {
        ConnectionLimit server = new ConnectionLimit(
                available(), "max_connections %d less %d reserved".formatted(maxConnections, reservedConnections));
        return limits.stream()
                .min(Comparator.comparingInt(ConnectionLimit::connections))
                .filter(limit -> limit.connections() < server.connections())
                .orElse(server);
    }

    ServerFacts with(ConnectionLimit limit) {
        List<ConnectionLimit> all =
                Stream.concat(limits.stream(), Stream.of(limit)).toList();
        return new ServerFacts(version, maxConnections, reservedConnections, behindPooler, all);
    }
}
