package com.aidock.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The one data source of the JPA layer: lends from the lane that the current {@link Work} asks for, and tells what the
 * lanes read. The readings come from memory and never borrow.
 */
public class Lanes extends AbstractDataSource implements AutoCloseable {
    /** In the order of {@link Lane}. */
    private final LanePool[] pools;

    private final LeaseRegistry leases;
    private final ClientShare clients;

    Lanes(Map<Lane, LanePool> pools, LeaseRegistry leases, ClientShare clients) {
        this.pools = Arrays.stream(Lane.values()).map(pools::get).toArray(LanePool[]::new);
        this.leases = leases;
        this.clients = clients;
    }

    @Override
    public Connection getConnection() throws SQLException {
        // The clock before the work is looked up, and the lease before the pool: what lies between two readings of the
        // clock runs side by side where it can, and this order costs a tenth of the borrow less (decision 25).
        long now = leases.now();
        Work work = Work.current();
        Lane lane = work.kind().lane();
        if (lane == null) {
            throw new DatabaseOnScreenThread(work);
        }
        LeasedConnection lease = leases.ask(lane, work, now);
        return work.kind() == WorkKind.CLIENT
                ? pool(lane).borrow(lease, clients)
                : pool(lane).borrow(lease);
    }

    /** Borrows from a named lane: only for this package's own checks. */
    Connection borrow(Lane lane, Work work) throws SQLException {
        return pool(lane).borrow(leases.ask(lane, work));
    }

    /**
     * Borrows from the lane that serves this work, for whoever would rather go without than wait longer: giving up
     * counts as nobody's time-out.
     *
     * @throws java.sql.SQLTransientConnectionException if none came free in time
     */
    public Connection tryBorrow(Work work, Duration patience) throws SQLException {
        return tryBorrow(Objects.requireNonNull(work.kind().lane()), work, patience);
    }

    /** The same of a named lane: only for this package's own checks. */
    Connection tryBorrow(Lane lane, Work work, Duration patience) throws SQLException {
        return pool(lane).tryBorrow(leases.ask(lane, work), patience);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("A lane has one database user; borrow without naming another");
    }

    /**
     * From here on nobody waits long: what is written at the end must not hold the end up while the database is away.
     */
    @EventListener(ContextClosedEvent.class)
    void hurry() {
        Arrays.stream(pools).forEach(LanePool::hurry);
    }

    /** One reading per lane, in the order of {@link Lane}. */
    public List<LaneReading> readings() {
        return Arrays.stream(pools).map(LanePool::read).toList();
    }

    public LaneReading reading(Lane lane) {
        return pool(lane).read();
    }

    /** What the lane has counted since start; reading it borrows nothing. */
    public LaneStatistics statistics(Lane lane) {
        return pool(lane).statistics();
    }

    /** Who holds and who waits. */
    public LeaseRegistry leases() {
        return leases;
    }

    /** What of a lane can be changed, as it is now. */
    public LaneTuning tuning(Lane lane) {
        return pool(lane).control().tuning();
    }

    /** Changes a lane at once, for those who wait already as well; what API clients may hold of main follows. */
    public void tune(Lane lane, LaneTuning tuning) {
        pool(lane).control().apply(tuning);
        if (lane == Lane.MAIN) {
            clients.follow(tuning.maximumSize());
        }
    }

    /** Opens what each lane keeps, from now on. */
    void fill() {
        Arrays.stream(pools).forEach(LanePool::fill);
    }

    /** What API clients may hold of main together, if it may grow to this capacity. */
    public int clientShare(int capacity) {
        return clients.of(capacity);
    }

    /** How many API requests since start found no connection in the clients' share in time. */
    public long clientsRefused() {
        return clients.refused();
    }

    /** Closes the idle connections of a lane now, and those in use when they are given back. */
    public void evict(Lane lane) {
        pool(lane).control().evict(CloseReason.EVICTED);
    }

    /** The same of all lanes, because another server may answer now than the one that they lead to. */
    void retire() {
        Arrays.stream(pools).forEach(pool -> pool.control().evict(CloseReason.READ_ONLY));
    }

    /** Opens a connection beside the lanes, which the caller closes: only for this package's own checks. */
    Connection openBeside(Lane lane) throws SQLException {
        return pool(lane).open();
    }

    /** Closes as many idle connections of a lane, or as many as there are. */
    public void closeIdle(Lane lane, int most) {
        pool(lane).control().closeIdle(most);
    }

    /** Takes a held connection away from its holder and closes it, so that its place in the lane is free again. */
    public void reclaim(Lease lease) {
        pool(lease.lane()).reclaim(lease);
    }

    LanePool pool(Lane lane) {
        return pools[lane.ordinal()];
    }

    @Override
    public void close() {
        Arrays.stream(pools).forEach(LanePool::close);
    }
}
