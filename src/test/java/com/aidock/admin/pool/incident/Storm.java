package com.aidock.admin.pool.incident;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** Threads that use the main lane badly, each in its own way, until they are done or interrupted. */
final class Storm implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    private final DataSource lanes;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Connection> forgotten = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private volatile boolean over;

    Storm(DataSource lanes) {
        this.lanes = lanes;
    }

    /** So many threads, each of which does this. */
    Storm with(int count, String operation, Deed deed) {
        Work work = new Work(WorkKind.PERSON, null, "Storm", operation);
        for (int i = 0; i < count; i++) {
            threads.add(Thread.startVirtualThread(() -> work.run(() -> attempt(deed))));
        }
        return this;
    }

    private void attempt(Deed deed) {
        try {
            deed.perform(this);
        } catch (Exception e) {
            // A storm's borrowers are turned away, cut off and interrupted: that is what it is for.
            over = over || Thread.currentThread().isInterrupted();
        }
    }

    /** To be closed with the storm. */
    Storm closing(AutoCloseable resource) {
        toClose.add(resource);
        return this;
    }

    Connection borrow() throws SQLException {
        return lanes.getConnection();
    }

    /** Kept until the storm is over, by nobody's thread. */
    void forget(Connection connection) {
        forgotten.add(connection);
    }

    boolean over() {
        return over;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws Exception {
        over = true;
        for (AutoCloseable resource : toClose) {
            resource.close();
        }
        for (Thread thread : threads) {
            // Those that do not come to an end by themselves wait for each other.
            if (!thread.join(A_MOMENT)) {
                thread.interrupt();
                thread.join();
            }
        }
        for (Connection connection : forgotten) {
            connection.close();
        }
    }

    /** What one thread of a storm does. */
    @FunctionalInterface
    interface Deed {
        void perform(Storm storm) throws Exception;
    }
}
