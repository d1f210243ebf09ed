package com.aidock.admin.database;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the lanes: meets the server, makes them fit into it, opens them and reads back what took. */
final class LaneFactory {
    private static final Logger LOG = LoggerFactory.getLogger(LaneFactory.class);
    private static final Duration VALIDATION = Duration.ofSeconds(5);

    private final DatabaseUrl url;
    private final LaneProperties configured;
    private final ClientProperties clients;
    private final String instance;
    private final DatabaseErrors errors;

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
    }

    FirstContact.Result meetServer() {
        FirstContact.Opener opener = style -> {
            LaneSettings main = configured.main();
            return new DriverSource(url.jdbcUrl(), DriverProperties.of(url, main, name(Lane.MAIN), style))
                    .getConnection();
        };
        return new FirstContact(opener, Thread::sleep, System::nanoTime, DriverProperties.session(configured.main()))
                .make(url.toString());
    }

    /** The lanes as they fit; clamps and warns when the server allows fewer connections than are configured. */
    LaneProperties fit(ServerFacts facts) {
        LaneProperties fitted = LaneBudget.fit(configured, facts.available());
        if (!fitted.equals(configured)) {
            LOG.warn(
                    "The lanes may open {} connections, but the server has only {} for them (max_connections {} less {} reserved):"
                            + " main is limited to {}, background to {}, reserved to {}. Raise max_connections or lower aidock.lanes.*.maximum-size",
                    configured.sum(),
                    facts.available(),
                    facts.maxConnections(),
                    facts.reservedConnections(),
                    fitted.main().maximumSize(),
                    fitted.background().maximumSize(),
                    fitted.reserved().maximumSize());
        }
        return fitted;
    }

    Lanes open(LaneProperties fitted, SessionStyle style, LeaseRegistry leases) {
        Map<Lane, LanePool> pools = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            pools.put(lane, pool(lane, fitted.of(lane), style, leases));
        }
        int kept = fitted.main().kept();
        int capacity = fitted.main().maximumSize();
        LOG.info("🔥 EMERGENCY DB POOL: size={}, max_overflow={}, total_capacity={}", kept, capacity - kept, capacity);
        return new Lanes(pools, leases, new ClientShare(clients, capacity));
    }

    /** Reads every lane's session settings back and warns of each that did not take. */
    List<EffectiveSetting> readBack(Lanes lanes) {
        List<EffectiveSetting> all = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            Map<String, String> wanted = DriverProperties.session(configured.of(lane));
            wanted.put("application_name", name(lane));
            try (Connection connection = lanes.borrow(lane, Work.job("Start", "read settings back"))) {
                all.addAll(ServerCheck.effective(lane, connection, wanted));
                connection.rollback();
            } catch (SQLException e) {
                LOG.warn("The {} lane's settings could not be read back: {}", lane.id(), e.getMessage());
            }
        }
        all.stream().filter(setting -> !setting.took()).forEach(LaneFactory::warn);
        return all;
    }

    private static void warn(EffectiveSetting setting) {
        LOG.warn(
                "A setting did not take: {} of the {} lane is {} on the server, not {}",
                setting.name(),
                setting.lane().id(),
                setting.effective(),
                setting.configured());
    }

    private LanePool pool(Lane lane, LaneSettings settings, SessionStyle style, LeaseRegistry leases) {
        HikariConfig config = new HikariConfig();
        ConnectionBook book = new ConnectionBook(config);
        config.setPoolName(lane.id());
        config.setDataSource(
                new DriverSource(url.jdbcUrl(), DriverProperties.of(url, settings, name(lane), style), book));
        config.setExceptionOverride(errors.watching());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(settings.maximumSize());
        config.setMinimumIdle(settings.kept());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setValidationTimeout(
                shorter(VALIDATION, settings.connectionTimeout()).toMillis());
        config.setMaxLifetime(settings.maxLifetime().toMillis());
        config.setIdleTimeout(settings.idleTimeout().toMillis());
        // A database that goes away between the first contact and now is the pool's business, not a reason to fail.
        config.setInitializationFailTimeout(-1);
        if (style == SessionStyle.SET_ON_CONNECT) {
            config.setConnectionInitSql(DriverProperties.setStatements(settings));
        }
        return new LanePool(lane, config, leases, book);
    }

    private String name(Lane lane) {
        return Instance.application(lane, instance);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
