package com.aidock.admin.llm.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code llm_keyset} in one transaction: which keys have been the primary one here. */
final class KeysetTable {
    /** Of this program alone among those that share the database. */
    private static final long LOCK = 0x41_49_4b_45_59_53L;

    private final Connection connection;

    KeysetTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * A key that has been the primary one.
     *
     * @param canary a known text that it sealed, or null for a key that was in use before there were canaries
     */
    record Key(long id, byte @Nullable [] canary, Instant primarySince) {}

    /** Keeps other processes out until the transaction ends. */
    void lock() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    /** All keys, the newest primary one first. */
    List<Key> keys() throws SQLException {
        List<Key> keys = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(
                        "select key_id, canary, primary_since from llm_keyset order by primary_since desc, key_id")) {
            while (rows.next()) {
                keys.add(new Key(
                        rows.getLong(1),
                        rows.getBytes(2),
                        rows.getObject(3, OffsetDateTime.class).toInstant()));
            }
        }
        return keys;
    }

    /** Whether anything is sealed with this key. */
    boolean isSealedWith(long id) throws SQLException {
        return found("select 1 from llm_config where sealed_with && array[?]::bigint[] limit 1", id);
    }

    /** Whether anything is sealed with a key beside those that are given up; what Tink did not seal does not count. */
    boolean isAnythingSealed(Set<Long> lost) throws SQLException {
        return found(
                "select 1 from llm_config, unnest(sealed_with) key_id where key_id > 0 and not key_id = any(?) limit 1",
                connection.createArrayOf("bigint", lost.toArray()));
    }

    /** Makes it the newest primary key. */
    void put(long id, byte[] canary) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("""
                insert into llm_keyset (key_id, canary, primary_since) values (?, ?, clock_timestamp())
                on conflict (key_id) do update
                set canary = coalesce(llm_keyset.canary, excluded.canary), primary_since = excluded.primary_since""")) {
            put.setLong(1, id);
            put.setBytes(2, canary);
            put.executeUpdate();
        }
    }

    /** Forgets the key; says whether it was known. */
    boolean forget(long id) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement("delete from llm_keyset where key_id = ?")) {
            forget.setLong(1, id);
            return forget.executeUpdate() > 0;
        }
    }

    private boolean found(String select, Object parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setObject(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
