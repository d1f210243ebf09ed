package com.aidock.admin.pool;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts the requests and jobs that failed because something took too long; each counts once, by what ended it.
 *
 * @param connections borrowers that waited in vain for a connection of a lane
 * @param clients API requests that found no connection in the clients' share in time; they got 503
 * @param statements statements that {@code statement_timeout} ended
 * @param locks statements that {@code lock_timeout} ended
 * @param transactions transactions that were ended because their client did nothing, or took too long in all
 */
public record FailedRequests(long connections, long clients, long statements, long locks, long transactions) {
    public static final FailedRequests NONE = new FailedRequests(0, 0, 0, 0, 0);

    public long total() {
        return connections + clients + statements + locks + transactions;
    }

    public FailedRequests minus(FailedRequests earlier) {
        return new FailedRequests(
                connections - earlier.connections,
                clients - earlier.clients,
                statements - earlier.statements,
                locks - earlier.locks,
                transactions - earlier.transactions);
    }

    /** Such as "85 timed out waiting for a lock, 15 got 503 as the API clients' share was in use". */
    public String inWords() {
        List<String> parts = new ArrayList<>();
        add(parts, connections, "timed out waiting for a connection");
        add(parts, clients, "got 503 as the API clients' share was in use");
        add(parts, statements, "ended by statement_timeout");
        add(parts, locks, "timed out waiting for a lock");
        add(parts, transactions, "ended as an idle or too long transaction");
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
