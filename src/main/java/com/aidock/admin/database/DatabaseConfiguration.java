package com.aidock.admin.database;

import com.aidock.admin.database.embedded.EmbeddedServer;
import com.aidock.admin.database.embedded.StopRequest;
import com.aidock.admin.database.fault.DatabaseFaults;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.JpaTransactionManager;

/** Wires the database ground: where the database is, the lanes over it, and what watches them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LaneProperties.class, ClientProperties.class})
class DatabaseConfiguration {
    /** Spring Boot's bean that runs them. */
    private static final String MIGRATIONS = "flywayInitializer";

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Home home(Environment environment) {
        return Home.of(environment.getProperty("AIDOCK_HOME"));
    }

    @Bean
    @Lazy
    EmbeddedServer embeddedServer(Home home, ObjectProvider<StopRequest> stop) {
        return EmbeddedServer.start(home, stop.getIfAvailable(StopRequest::new));
    }

    @Bean
    DatabaseUrl databaseUrl(Environment environment, ObjectProvider<EmbeddedServer> embedded) {
        return Optional.ofNullable(environment.getProperty("DATABASE_URL"))
                .filter(url -> !url.isBlank())
                .map(DatabaseUrl::parse)
                .orElseGet(() -> DatabaseConfiguration.urlOf(embedded.getObject()));
    }

    private static DatabaseUrl urlOf(EmbeddedServer server) {
        return new DatabaseUrl(server.jdbcUrl(), server.user(), server.password(), Map.of());
    }

    @Bean
    LeaseRegistry leaseRegistry() {
        return new LeaseRegistry();
    }

    @Bean
    DatabaseFaults databaseFaults(Clock clock) {
        return new DatabaseFaults(clock);
    }

    @Bean
    DatabaseErrors databaseErrors(DatabaseFaults faults) {
        return new DatabaseErrors(faults);
    }

    @Bean
    PageLoads pageLoads() {
        return new PageLoads();
    }

    @Bean
    LaneFactory laneFactory(
            DatabaseUrl url, LaneProperties properties, ClientProperties clients, DatabaseErrors errors) {
        return new LaneFactory(url, properties, clients, Instance.name(), errors);
    }

    @Bean
    FirstContact.Result firstContact(LaneFactory factory) {
        return factory.meetServer();
    }

    @Bean
    @Primary
    Lanes lanes(LaneFactory factory, FirstContact.Result contact, LeaseRegistry leases) {
        return factory.openEmpty(factory.fit(contact.facts()), contact.style(), leases);
    }

    /** Behind a pooler or with few slots, lanes that fill would leave the migrations none. */
    @Bean
    FlywayMigrationStrategy migrateThenFill(Lanes lanes) {
        return flyway -> {
            flyway.migrate();
            lanes.fill();
        };
    }

    @Bean
    @DependsOn(MIGRATIONS)
    EffectiveSettings effectiveSettings(LaneFactory factory, FirstContact.Result contact, Lanes lanes, Clock clock) {
        return new EffectiveSettings(factory, lanes, contact.style(), clock);
    }

    @Bean
    DatabaseState databaseState(FirstContact.Result contact, Clock clock, DatabaseFaults faults) {
        return new DatabaseState(clock, contact.facts(), faults);
    }

    @Bean
    @DependsOn(MIGRATIONS)
    DatabaseWatch databaseWatch(Lanes lanes, DatabaseState state, DatabaseErrors errors) {
        return new DatabaseWatch(lanes, state, errors);
    }

    /**
     * Migrations run beside the lanes: they may take longer than any lane's statement timeout, and end before the rest
     * begins.
     */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    @Qualifier("migrations")
    DataSource migrations(LaneFactory factory, FirstContact.Result contact) {
        return factory.migrations(contact.style());
    }

    @Bean
    HibernatePropertiesCustomizer hibernateLeases() {
        return (Map<String, Object> properties) -> {
            // The lanes lend with auto-commit off, so that a connection is taken with the first statement and not
            // before.
            properties.put(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true);
        };
    }

    @Bean
    SlowWorkLog slowWorkLog(Clock clock) {
        return new SlowWorkLog(clock);
    }

    @Bean
    SlowTransactions slowTransactions(LeaseRegistry leases, SlowWorkLog slow) {
        return new SlowTransactions(leases, slow);
    }

    /**
     * Every transaction's session tells when it has its connection and when it waits for the server, so that a holder's
     * state is known to us, too. One listener of each serves all sessions: what it notes is found by thread.
     */
    @Bean
    TransactionManagerCustomizer<JpaTransactionManager> sessionTimes(
            LeaseRegistry leases, SlowWorkLog slow, SlowTransactions transactions) {
        StatementTimes statements = new StatementTimes(leases, slow);
        return manager ->
                manager.setEntityManagerInitializer(session -> session.unwrap(SharedSessionContractImplementor.class)
                        .getEventListenerManager()
                        .addListener(transactions, statements));
    }
}
