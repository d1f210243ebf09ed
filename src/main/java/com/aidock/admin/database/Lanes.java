package com.aidock.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The one data source of the JPA layer: lends from the lane that the current {@link Work} asks for, and tells what the
 * lanes read. The readings come from memory and never borrow.
 */
public class Lanes extends AbstractDataSource implements AutoCloseable {
    private final Map<Lane, LanePool> pools;
    private final LeaseRegistry leases;
    private final ClientShare clients;

    Lanes(Map<Lane, LanePool> pools, LeaseRegistry leases, ClientShare clients) {
        this.pools = new EnumMap<>(pools);
        this.leases = leases;
        this.clients = clients;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Work work = Work.current();
        Lane lane = work.kind().lane();
        if (lane == null) {
            throw new DatabaseOnScreenThread(work);
        }
        return work.kind() == WorkKind.CLIENT
                ? pool(lane).borrow(work, clients)
                : pool(lane).borrow(work);
    }

    /** Borrows from a named lane: only for this package's own checks. */
    Connection borrow(Lane lane, Work work) throws SQLException {
        return pool(lane).borrow(work);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("A lane has one database user; borrow without naming another");
    }

    /** One reading per lane, in the order of {@link Lane}. */
    public List<LaneReading> readings() {
        return pools.values().stream().map(LanePool::read).toList();
    }

    public LaneReading reading(Lane lane) {
        return pool(lane).read();
    }

    /** Who holds and who waits. */
    public LeaseRegistry leases() {
        return leases;
    }

    private LanePool pool(Lane lane) {
        return Objects.requireNonNull(pools.get(lane));
    }

    @Override
    public void close() {
        pools.values().forEach(LanePool::close);
    }
}
