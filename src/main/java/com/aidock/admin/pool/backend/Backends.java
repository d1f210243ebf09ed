package com.aidock.admin.pool.backend;

import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.database.LeaseRegistry;
import com.aidock.admin.platform.RepeatingTask;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the server says about the sessions, in memory: asked for once a second for all who read it together, and only
 * while there is something to see, which is when somebody looks, holds for long or waits.
 */
@Component
public class Backends implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backends.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** A lease of this age is worth asking the server about. */
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** For so long after somebody looked, somebody may still be looking. */
    private static final long LOOKING_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ActivityReader reader;
    private final LeaseRegistry leases;
    private final Stacks stacks = new Stacks();
    private final AtomicLong lookedAt = new AtomicLong(Long.MIN_VALUE);
    // A thread of its own: it waits for the server, which the sampler must not.
    private final RepeatingTask task;
    private volatile ServerActivity latest = ServerActivity.NONE;

    Backends(ActivityReader reader, Lanes lanes) {
        this.reader = reader;
        this.leases = lanes.leases();
        this.task = RepeatingTask.every(PERIOD, "session-watch", this::look);
    }

    /** As last read, from memory; asks for it to be kept current while somebody looks. */
    public ServerActivity latest() {
        lookedAt.set(leases.now());
        return latest;
    }

    /** As last read, from memory; does not ask for it to be kept current. */
    public ServerActivity lastRead() {
        return latest;
    }

    /** Where the thread of a long holder stands, as last taken; empty if it has not held for long. */
    List<StackTraceElement> stackOf(Lease lease) {
        return stacks.of(lease);
    }

    /** Asks the server now. Waits for it, so never to be called from a screen or the sampler. */
    public ServerActivity read() throws SQLException {
        ServerActivity read = reader.read();
        latest = read;
        return read;
    }

    private void look() {
        try {
            stacks.take(leases);
            if (ofUse()) {
                read();
            }
        } catch (SQLException e) {
            // The database watch tells that it is away; what was known before is shown with its age.
            LOG.debug("The sessions could not be read", e);
        }
    }

    private boolean ofUse() {
        long now = leases.now();
        long looked = lookedAt.get();
        return looked != Long.MIN_VALUE && now - looked < LOOKING_NANOS
                || !leases.waiting().isEmpty()
                || leases.held().stream().anyMatch(lease -> lease.heldNanos(now) > LONG_NANOS);
    }

    @Override
    public void close() {
        task.close();
    }
}
