package com.aidock.admin.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Gives a connection back to its pool without the interrupt that its thread may have been sent. While others wait,
 * HikariCP parks a virtual thread that returns one until a waiter takes it, and who is interrupted does not park: it
 * spins on its carrier. As many of those as there are processors, and no waiter ever runs again, nor anybody else.
 */
final class CalmReturn {
    private CalmReturn() {}

    /** Closes it; whoever was interrupted still is when this has ended. */
    static void close(Connection connection) throws SQLException {
        boolean interrupted = Thread.interrupted();
        try {
            connection.close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
