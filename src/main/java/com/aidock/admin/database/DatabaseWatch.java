package com.aidock.admin.database;

import com.aidock.admin.database.fault.AccessRefused;
import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.database.fault.DatabaseFaults;
import com.aidock.admin.platform.Causes;
import com.aidock.admin.platform.RepeatingTask;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the server every two seconds, on the reserved lane, whether it answers and takes changes, and how many
 * connections it serves.
 */
final class DatabaseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Work WORK = new Work(WorkKind.RESCUE, null, "Database watch", "count connections");
    /** Of other users' sessions the server may hide even that they are clients: all that use a database count. */
    private static final String COUNT = """
            select pg_is_in_recovery() as standby, current_setting('transaction_read_only') = 'on' as read_only,
                   count(*) as clients,
                   count(*) filter (where application_name ~ '^aidock-') as ours,
                   count(*) filter (where left(substring(application_name from '^aidock-(?:main|background|reserved)@(.*)$'), 45) = ?)
                       as mine,
                   count(distinct left(substring(application_name from '^aidock-(?:main|background|reserved)@(.*)$'), 45))
                       as replicas
              from pg_stat_activity
             where backend_type = 'client backend' or backend_type is null and datid is not null
            """;

    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final Lanes lanes;
    private final DatabaseState state;
    private final DatabaseErrors errors;
    private final DatabaseFaults faults;
    private final SpaceTrial space;
    /** Whether a look found the database read-only, and not only an error of somebody's. */
    private boolean confirmed;
    // A thread of its own: nothing that is stuck elsewhere may silence the watch.
    private final RepeatingTask task;

    DatabaseWatch(Lanes lanes, DatabaseState state, DatabaseErrors errors) {
        this.lanes = lanes;
        this.state = state;
        this.errors = errors;
        this.faults = errors.faults();
        this.space = new SpaceTrial(lanes, faults);
        errors.onSuspicion(this::lookSoon);
        this.task = RepeatingTask.every(PERIOD, "database-watch", this::look);
    }

    /** Beside the beat; whoever found out may hold a connection, and does not wait. */
    private void lookSoon() {
        Thread.startVirtualThread(this::look);
    }

    synchronized void look() {
        WORK.run(() -> {
            boolean before = state.reachable();
            try {
                Look seen = ask();
                state.answered(seen.clients);
                if (!before) {
                    LOG.info("The database answers again");
                }
                judge(seen);
                space.tryAgain();
            } catch (SQLTransientConnectionException e) {
                // A lane whose connections are all lent says nothing about the server.
                if (allLent(lanes.reading(Lane.RESERVED))) {
                    state.notAsked();
                } else {
                    failed(e, before);
                }
            } catch (SQLException | RuntimeException e) {
                failed(e, before);
            }
        });
    }

    private void failed(Exception e, boolean before) {
        state.failed(describe(e));
        if (before) {
            errors.wentAway();
        }
        // Access tells of a refusal itself.
        if (before && !(e instanceof AccessRefused)) {
            LOG.warn("The database does not answer: {}", state.error());
        }
    }

    private static boolean allLent(LaneReading lane) {
        return lane.active() >= lane.capacity();
    }

    /**
     * In a new session where an old one does not tell: whether the database is still read-only, and whether the server
     * lets us in again.
     */
    private Look ask() throws SQLException {
        if (errors.takeDoubt()
                || faults.stands(DatabaseFault.READ_ONLY)
                || faults.stands(DatabaseFault.ACCESS_REFUSED)) {
            try (Connection fresh = lanes.openBeside(Lane.RESERVED)) {
                return ask(fresh, true);
            } catch (SQLException e) {
                LOG.debug("No new session could be asked", e);
            }
        }
        try (Connection connection = lanes.getConnection()) {
            return ask(connection, false);
        }
    }

    private static Look ask(Connection connection, boolean fresh) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, Instance.self());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                ServerClients count = new ServerClients(
                        rows.getInt("clients"), rows.getInt("ours"), rows.getInt("mine"), rows.getInt("replicas"));
                Look look = new Look(count, rows.getBoolean("standby"), rows.getBoolean("read_only"), fresh);
                connection.rollback();
                return look;
            }
        }
    }

    /**
     * When the database becomes read-only, and when it ceases to be, the sessions from before are retired: they may
     * lead to a server that is the wrong one now, or keep a setting that was taken back.
     */
    private void judge(Look seen) {
        if (seen.standby || seen.readOnly) {
            boolean news = faults.stand(DatabaseFault.READ_ONLY, seen.said());
            if (!confirmed) {
                confirmed = true;
                lanes.retire();
            }
            if (news && !seen.fresh) {
                lookSoon();
            }
        } else if (seen.fresh && faults.end(DatabaseFault.READ_ONLY)) {
            if (!confirmed) {
                errors.unfounded();
            }
            confirmed = false;
            lanes.retire();
        }
    }

    /** What one look found, in a session that was opened for it or in one of the lane's. */
    private record Look(ServerClients clients, boolean standby, boolean readOnly, boolean fresh) {
        String said() {
            return standby ? DatabaseErrors.STANDBY : DatabaseErrors.READ_ONLY_SETTING;
        }
    }

    private static String describe(Exception e) {
        Throwable root = Causes.root(e);
        String message = root.getMessage();
        return message == null || message.isBlank()
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        task.close();
    }
}
