package com.aidock.admin.database;

/**
 * What the server said about itself at start.
 *
 * @param version as {@code server_version} shows it
 * @param maxConnections {@code max_connections}
 * @param reservedConnections slots that an ordinary user cannot take ({@code superuser_reserved_connections} and, from
 *     PostgreSQL 16, {@code reserved_connections})
 * @param behindPooler whether something like PgBouncer stands between, so that backend PIDs cannot be known
 */
public record ServerFacts(String version, int maxConnections, int reservedConnections, boolean behindPooler) {
    /** Connections that ordinary clients may open, ours and others' together. */
    public int available() {
        return maxConnections - reservedConnections;
    }
}
