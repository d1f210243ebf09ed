package com.aidock.admin.telemetry;

import com.aidock.admin.database.DatabaseUrl;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.fault.DatabaseFaults;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Adds what is ours to the Sentry starter, which does the rest; without {@code SENTRY_DSN} neither exists. The plain
 * settings stand in {@code application.yml} under {@code sentry}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sentry.dsn")
class SentryConfiguration {

    @Bean
    Sentry.OptionsConfiguration<SentryOptions> release(ObjectProvider<BuildProperties> build) {
        return options -> {
            build.ifAvailable(
                    properties -> options.setRelease(properties.getArtifact() + "@" + properties.getVersion()));
            // Otherwise every call to a provider would carry Sentry's trace headers to a third party.
            options.setTracePropagationTargets(List.of());
        };
    }

    @Bean
    PoolTags poolTags(ObjectProvider<Lanes> lanes, ObjectProvider<HealthTag> health) {
        return new PoolTags(lanes, health);
    }

    @Bean
    SentryOptions.BeforeSendCallback outgoingEvents(
            PoolTags poolTags, KnownErrors known, DatabaseFaults faults, Environment environment) {
        return new OutgoingEvents(poolTags, new Privacy(scrubber(environment)), known, faults);
    }

    /** Requests and calls leave breadcrumbs that are nothing but addresses; only the log's own are of use. */
    @Bean
    SentryOptions.BeforeBreadcrumbCallback logBreadcrumbsOnly() {
        return (breadcrumb, hint) -> breadcrumb.getMessage() == null ? null : breadcrumb;
    }

    private static Scrubber scrubber(Environment environment) {
        Stream<String> settings = Stream.of(
                        "AIDOCK_API_TOKEN",
                        "AIDOCK_ADMIN_PASSWORD",
                        "AIDOCK_ADMIN_EMAIL",
                        "AIDOCK_KEYSET",
                        "DATABASE_URL")
                .map(environment::getProperty)
                .filter(Objects::nonNull);
        Stream<String> databasePassword = Optional.ofNullable(environment.getProperty("DATABASE_URL"))
                .filter(url -> !url.isBlank())
                .map(DatabaseUrl::parse)
                .map(DatabaseUrl::password)
                .stream();
        return new Scrubber(Stream.concat(settings, databasePassword).toList());
    }
}
