package com.aidock.admin.database;

import com.aidock.admin.platform.RepeatingTask;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the server every two seconds, on the reserved lane, whether it answers and how many connections it serves. */
final class DatabaseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Work WORK = new Work(WorkKind.RESCUE, null, "Database watch", "count connections");
    /** Of other users' sessions the server may hide even that they are clients: all that use a database count. */
    private static final String COUNT = """
            select count(*) as clients,
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
    // A thread of its own: nothing that is stuck elsewhere may silence the watch.
    private final RepeatingTask task;

    DatabaseWatch(Lanes lanes, DatabaseState state, DatabaseErrors errors) {
        this.lanes = lanes;
        this.state = state;
        this.errors = errors;
        this.task = RepeatingTask.every(PERIOD, "database-watch", this::look);
    }

    void look() {
        WORK.run(() -> {
            boolean before = state.reachable();
            try {
                state.answered(count());
                if (!before) {
                    LOG.info("The database answers again");
                }
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
            LOG.warn("The database does not answer: {}", state.error());
        }
    }

    private static boolean allLent(LaneReading lane) {
        return lane.active() >= lane.capacity();
    }

    private ServerClients count() throws SQLException {
        try (Connection connection = lanes.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, Instance.self());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                ServerClients count = new ServerClients(
                        rows.getInt("clients"), rows.getInt("ours"), rows.getInt("mine"), rows.getInt("replicas"));
                connection.rollback();
                return count;
            }
        }
    }

    private static String describe(Exception e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
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
