package com.aidock.admin.database;

import com.aidock.admin.database.fault.Access;
import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the lanes: meets the server, makes them fit into it, opens them and reads back what they do. */
final class LaneFactory {
    private static final Logger LOG = LoggerFactory.getLogger(LaneFactory.class);
    private static final Duration VALIDATION = Duration.ofSeconds(5);

    private final DatabaseUrl url;
    private final LaneProperties configured;
    private final ClientProperties clients;
    private final String instance;
    private final DatabaseErrors errors;
    /** One for all lanes: what the server refuses one of them it refuses all. */
    private final Access access;

    LaneFactory(
            DatabaseUrl url,
            LaneProperties configured,
            ClientProperties clients,
            String instance,
            DatabaseErrors errors) {
        this.url = url;
        this.configured = configured;
        this.clients = clients;
        this.instance = instance;
        this.errors = errors;
        this.access = new Access(errors.faults());
    }

    FirstContact.Result meetServer() {
        FirstContact.Opener opener = style -> {
            LaneSettings main = configured.main();
            return new DriverSource(url.jdbcUrl(), DriverProperties.of(url, main, name(Lane.MAIN), style))
                    .getConnection();
        };
        FirstContact.Result contact = new FirstContact(
                        opener, Thread::sleep, System::nanoTime, DriverProperties.session(configured.main()))
                .make(url.toString());
        return contact.facts().behindPooler() ? measured(contact) : contact;
    }

    private FirstContact.Result measured(FirstContact.Result contact) {
        Properties properties = DriverProperties.of(url, configured.main(), name(Lane.MAIN), contact.style());
        int wanted = Math.min(configured.sum(), contact.facts().limit().connections());
        Optional<ConnectionLimit> limit = new PoolerLimit(
                        url.jdbcUrl(), DriverProperties.setStatements(configured.main()), properties)
                .measure(wanted);
        LOG.info(
                "A pooler stands between the console and the server{}",
                limit.map(found -> "; it serves %d connections at once".formatted(found.connections()))
                        .orElse(""));
        return limit.map(found ->
                        new FirstContact.Result(contact.style(), contact.facts().with(found)))
                .orElse(contact);
    }

    /** What migrations connect with. */
    DataSource migrations(SessionStyle style) {
        return new DriverSource(url.jdbcUrl(), DriverProperties.ofMigrations(url, configured.main(), instance, style));
    }

    /** The lanes as they fit; clamps and warns when the server allows fewer connections than are configured. */
    LaneProperties fit(ServerFacts facts) {
        ConnectionLimit limit = facts.limit();
        LaneProperties fitted = LaneBudget.fit(configured, limit.connections());
        if (!fitted.equals(configured)) {
            LOG.warn(
                    "The lanes may open {} connections, but only {} are to be had ({}):"
                            + " main is limited to {}, background to {}, reserved to {}. Raise that limit or lower aidock.lanes.*.maximum-size",
                    configured.sum(),
                    limit.connections(),
                    limit.source(),
                    fitted.main().maximumSize(),
                    fitted.background().maximumSize(),
                    fitted.reserved().maximumSize());
        }
        return fitted;
    }

    /** Opens the lanes and fills them with what each keeps. */
    Lanes open(LaneProperties fitted, SessionStyle style, LeaseRegistry leases) {
        Lanes lanes = openEmpty(fitted, style, leases);
        lanes.fill();
        return lanes;
    }

    /** Opens the lanes without a connection in them, so that they take none from what comes first. */
    Lanes openEmpty(LaneProperties fitted, SessionStyle style, LeaseRegistry leases) {
        Map<Lane, LanePool> pools = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            pools.put(lane, pool(lane, fitted.of(lane), style, leases));
        }
        int kept = fitted.main().kept();
        int capacity = fitted.main().maximumSize();
        LOG.info("🔥 EMERGENCY DB POOL: size={}, max_overflow={}, total_capacity={}", kept, capacity - kept, capacity);
        return new Lanes(pools, leases, new ClientShare(clients, capacity));
    }

    /** Asks one session of a lane, and the driver, what they do. */
    LaneReadBack readBack(Lane lane, Connection connection, SessionStyle style, Instant at) throws SQLException {
        LaneSettings settings = configured.of(lane);
        Map<String, String> wanted = DriverProperties.session(settings);
        wanted.put("application_name", name(lane));
        Properties given = DriverProperties.of(url, settings, name(lane), style);
        return new LaneReadBack(
                lane,
                at,
                ServerCheck.effective(lane, connection, wanted),
                DriverFacts.of(connection, url.jdbcUrl(), given),
                ServerCheck.limits(connection));
    }

    DatabaseUrl url() {
        return url;
    }

    private LanePool pool(Lane lane, LaneSettings settings, SessionStyle style, LeaseRegistry leases) {
        HikariConfig config = new HikariConfig();
        ConnectionBook book = new ConnectionBook(config, access);
        config.setPoolName(lane.id());
        Properties properties = DriverProperties.of(url, settings, name(lane), style);
        config.setDataSource(new DriverSource(url.jdbcUrl(), properties, book, errors));
        config.setExceptionOverride(errors.watching());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(settings.maximumSize());
        config.setMinimumIdle(0);
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setValidationTimeout(
                shorter(VALIDATION, settings.connectionTimeout()).toMillis());
        config.setMaxLifetime(settings.maxLifetime().toMillis());
        config.setIdleTimeout(settings.idleTimeout().toMillis());
        // A database that goes away between the first contact and now is the pool's business, not a reason to fail.
        config.setInitializationFailTimeout(-1);
        if (style == SessionStyle.SET_ON_CONNECT) {
            config.setConnectionInitSql(DriverProperties.setStatements(settings));
            // Commits them. Otherwise the first rollback takes them back, and until then the session is idle in a
            // transaction, for which the server ends it.
            config.setIsolateInternalQueries(true);
        }
        return new LanePool(lane, config, settings.kept(), leases, book);
    }

    private String name(Lane lane) {
        return Instance.application(lane, instance);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
