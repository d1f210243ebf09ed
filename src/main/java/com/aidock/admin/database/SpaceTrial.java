package com.aidock.admin.database;

import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.database.fault.DatabaseFaults;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the server's disk has room again after it had none: once no write has failed for a while, it fills
 * a few pages of a temporary table and takes that back. Where it may not, time alone tells.
 */
final class SpaceTrial {
    private static final Logger LOG = LoggerFactory.getLogger(SpaceTrial.class);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration LONG_QUIET = Duration.ofMinutes(1);
    /** About 64 kB that do not compress well. */
    private static final String FILL = """
            create temporary table aidock_space_trial on commit drop as
            select md5(n::text) from generate_series(1, 1000) n
            """;

    private final Lanes lanes;
    private final DatabaseFaults faults;

    SpaceTrial(Lanes lanes, DatabaseFaults faults) {
        this.lanes = lanes;
        this.faults = faults;
    }

    /** Does nothing while the disk is not known to be full. */
    void tryAgain() {
        if (faults.quietFor(DatabaseFault.DISK_FULL, QUIET)
                && (hasRoom() || faults.quietFor(DatabaseFault.DISK_FULL, LONG_QUIET))) {
            faults.end(DatabaseFault.DISK_FULL);
        }
    }

    /** The lane tells of the error if it is for want of space. */
    private boolean hasRoom() {
        try (Connection connection = lanes.getConnection();
                Statement statement = connection.createStatement()) {
            try {
                statement.execute(FILL);
                return true;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            LOG.debug("The trial for disk space did not succeed", e);
            return false;
        }
    }
}
