package com.aidock.admin.pool.backend;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the server, on the reserved lane, what every session does: works while all other lanes are full. */
@Component
class ActivityReader {
    private static final Work WORK = new Work(WorkKind.RESCUE, null, "Pool health", "read sessions");

    /**
     * Who blocks whom is asked for those alone that wait: it takes a lock on the lock table. Of other users' sessions
     * the server may hide all but whose they are, even that they are clients, which all are that use a database, and
     * since when.
     */
    private static final String SESSIONS = """
            select a.pid, coalesce(a.backend_start, 'epoch') as backend_start, coalesce(a.application_name, '') as application_name,
                   coalesce(a.usename, '') as usename, coalesce(a.datname, '') as datname, coalesce(a.state, '') as state, a.state_change, a.xact_start,
                   a.query_start, a.wait_event_type, a.wait_event, coalesce(left(a.query, 2000), '') as query,
                   case when a.wait_event_type = 'Lock' then pg_blocking_pids(a.pid) end as blocked_by,
                   clock_timestamp() as now
              from pg_stat_activity a
             where a.backend_type = 'client backend' or a.backend_type is null and a.datid is not null
            """;

    private final Lanes lanes;
    private final Clock clock;

    ActivityReader(Lanes lanes, Clock clock) {
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Waits for the server, for as long as the reserved lane allows. */
    ServerActivity read() throws SQLException {
        try (Work.Scope work = WORK.bind();
                Connection connection = lanes.getConnection();
                Statement statement = connection.createStatement()) {
            long asked = lanes.leases().now();
            List<Backend> backends = new ArrayList<>();
            Instant asOf = clock.instant();
            try (ResultSet rows = statement.executeQuery(SESSIONS)) {
                while (rows.next()) {
                    backends.add(backend(rows));
                    asOf = rows.getTimestamp("now").toInstant();
                }
            }
            connection.rollback();
            return ServerActivity.of(clock.instant(), asOf, asked, backends);
        }
    }

    private static Backend backend(ResultSet row) throws SQLException {
        return new Backend(
                row.getInt("pid"),
                row.getTimestamp("backend_start").toInstant(),
                row.getString("application_name"),
                row.getString("usename"),
                row.getString("datname"),
                row.getString("state"),
                instant(row, "state_change"),
                instant(row, "xact_start"),
                instant(row, "query_start"),
                row.getString("wait_event_type"),
                row.getString("wait_event"),
                pids(row.getArray("blocked_by")),
                Values.takenOut(row.getString("query")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static List<Integer> pids(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((Integer[]) array.getArray());
    }
}
