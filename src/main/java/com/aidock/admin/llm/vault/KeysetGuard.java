package com.aidock.admin.llm.vault;

import com.aidock.admin.database.StartupRefused;
import com.aidock.admin.llm.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the vault only with a keyset that belongs to the database: the database knows the ids of the keys that sealed
 * something in it, and has a canary of each. One process at a time looks and writes, so that of two that start first
 * one makes the keyset and the other does not start with its own.
 *
 * @see <a href="file:docs/decisions/0035-the-database-knows-its-keyset.md">The database knows its keyset</a>
 */
final class KeysetGuard {
    /** Names keys that are gone for good. */
    static final String LOST = "AIDOCK_KEYSET_LOST";

    private static final Logger LOG = LoggerFactory.getLogger(KeysetGuard.class);
    private static final Secret KNOWN_TEXT = Secret.of("aidock canary, 1");

    private final KeysetSource source;
    private final DataSource database;

    KeysetGuard(KeysetSource source, DataSource database) {
        this.source = source;
        this.database = database;
    }

    /**
     * Opens the vault, and makes a keyset if there is none and nothing has been sealed in the database.
     *
     * @param setting the value of {@code AIDOCK_KEYSET}, or null
     * @param lost the ids of keys that are given up, with all that they sealed
     * @throws StartupRefused if the keyset is not the database's
     */
    Vault vault(@Nullable String setting, Set<Long> lost) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Vault vault = vault(setting, lost, new KeysetTable(connection));
                connection.commit();
                return vault;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new StartupRefused(
                    "whether the keyset is the database's could not be found out: " + e.getMessage(), e);
        }
    }

    private Vault vault(@Nullable String setting, Set<Long> lost, KeysetTable table) throws SQLException {
        table.lock();
        Vault vault = source.existing(setting).orElse(null);
        Set<Long> held = vault == null ? Set.of() : vault.keyIds();
        giveUp(lost, held, table);
        List<KeysetTable.Key> known = table.keys();
        refuseMissing(setting, vault, held, known, table);
        if (vault == null) {
            if (table.isAnythingSealed(lost)) {
                throw refusal(setting, null, "the database holds secrets that are sealed with a keyset");
            }
            vault = source.created();
        }
        refuseOthers(setting, vault, known);
        boolean primaryIsNew = known.isEmpty() || known.getFirst().id() != vault.primaryKeyId();
        if (primaryIsNew || known.getFirst().canary() == null) {
            table.put(vault.primaryKeyId(), vault.seal(KNOWN_TEXT, purpose(vault.primaryKeyId())));
        }
        return vault;
    }

    private static void giveUp(Set<Long> lost, Set<Long> held, KeysetTable table) throws SQLException {
        for (long id : lost) {
            if (!held.contains(id) && table.forget(id)) {
                LOG.warn("Key {} of the keyset is given up: what it sealed must be entered again", id);
            }
        }
    }

    /**
     * The newest primary key must be there, and each that something is sealed with; an older one may have been taken
     * out.
     */
    private void refuseMissing(
            @Nullable String setting,
            @Nullable Vault vault,
            Set<Long> held,
            List<KeysetTable.Key> known,
            KeysetTable table)
            throws SQLException {
        List<KeysetTable.Key> missing = new ArrayList<>();
        for (KeysetTable.Key key : known) {
            if (!held.contains(key.id())) {
                if (key.id() == known.getFirst().id() || table.isSealedWith(key.id())) {
                    missing.add(key);
                } else {
                    table.forget(key.id());
                }
            }
        }
        if (!missing.isEmpty()) {
            String ids = missing.stream().map(KeysetGuard::text).collect(Collectors.joining(", "));
            String sealed = "the database's secrets are sealed with key " + ids;
            String lost = missing.stream().map(key -> String.valueOf(key.id())).collect(Collectors.joining(","));
            throw refusal(
                    setting, vault, sealed + ", which " + (vault == null ? "is nowhere" : "is not among them"), lost);
        }
    }

    private void refuseOthers(@Nullable String setting, Vault vault, List<KeysetTable.Key> known) {
        for (KeysetTable.Key key : known) {
            byte[] canary = key.canary();
            if (canary != null && vault.keyIds().contains(key.id()) && !vault.opens(canary, purpose(key.id()))) {
                throw refusal(
                        setting,
                        vault,
                        "the key %d in it is another one than the database's of that id".formatted(key.id()));
            }
        }
    }

    private StartupRefused refusal(@Nullable String setting, @Nullable Vault vault, String what) {
        return refusal(setting, vault, what, "");
    }

    private StartupRefused refusal(@Nullable String setting, @Nullable Vault vault, String what, String lost) {
        String place = source.place(setting);
        String there = vault == null
                ? "there is no keyset in " + place
                : "%s has the keys %s"
                        .formatted(
                                place,
                                vault.keyIds().stream()
                                        .sorted()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", ")));
        String instead = lost.isEmpty()
                ? ""
                : "; if it is lost for good, start once with %s=%s and enter every key again".formatted(LOST, lost);
        return new StartupRefused(
                "%s, but %s: bring back the keyset.json that belongs to this database, or set AIDOCK_KEYSET to it%s (docs/keys.md)"
                        .formatted(there, what, instead));
    }

    private static String text(KeysetTable.Key key) {
        return key.canary() == null
                ? String.valueOf(key.id())
                : "%d (since %s)".formatted(key.id(), LocalDate.ofInstant(key.primarySince(), ZoneOffset.UTC));
    }

    private static String purpose(long id) {
        return "llm_keyset/" + id;
    }
}
