package com.aidock.admin.database;

import java.time.Duration;

/**
 * What the server ends by itself in a lane's sessions, whatever we configure; zero where it has no such limit.
 *
 * @param idleSession {@code idle_session_timeout}: ends a session that sits idle outside of a transaction
 * @param transaction {@code transaction_timeout}: ends a transaction, from PostgreSQL 17
 */
public record ServerLimits(Duration idleSession, Duration transaction) {}
