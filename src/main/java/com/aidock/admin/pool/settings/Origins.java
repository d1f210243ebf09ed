package com.aidock.admin.pool.settings;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Where a property's value comes from, as Spring Boot tracked it; never the value itself. */
@Component
class Origins {
    private static final String COMMAND_LINE = "commandLineArgs";
    private static final String SYSTEM_PROPERTIES = "systemProperties";

    private final ConfigurableEnvironment environment;

    Origins(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** In words: "application.yml, line 130", "environment variable AIDOCK_LANES_MAIN_MAXIMUMSIZE", "command line". */
    String of(String property) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found != null) {
                return words(found, source);
            }
        }
        return "built-in default";
    }

    private static String words(ConfigurationProperty property, ConfigurationPropertySource source) {
        Origin origin = innermost(property.getOrigin());
        if (origin instanceof SystemEnvironmentOrigin variable) {
            return "environment variable " + variable.getProperty();
        }
        if (origin instanceof TextResourceOrigin text && text.getResource() != null) {
            return file(text.getResource()) + line(text);
        }
        return named(source);
    }

    /** A source that tracks nothing wraps the property's own origin, if it has one. */
    private static @Nullable Origin innermost(@Nullable Origin origin) {
        return origin instanceof PropertySourceOrigin wrapped ? wrapped.getOrigin() : origin;
    }

    private static String file(Resource resource) {
        if (unwrapped(resource) instanceof ClassPathResource packaged) {
            return packaged.getPath();
        }
        try {
            return resource.getFile().getPath();
        } catch (IOException e) {
            return resource.getDescription();
        }
    }

    private static Resource unwrapped(Resource resource) {
        return resource instanceof org.springframework.boot.origin.OriginTrackedResource tracked
                ? tracked.getResource()
                : resource;
    }

    private static String line(TextResourceOrigin origin) {
        return Optional.ofNullable(origin.getLocation())
                .map(location -> ", line " + (location.getLine() + 1))
                .orElse("");
    }

    private static String named(ConfigurationPropertySource source) {
        String name =
                source.getUnderlyingSource() instanceof PropertySource<?> known ? known.getName() : "unknown source";
        return switch (name) {
            case COMMAND_LINE -> "command line";
            case SYSTEM_PROPERTIES -> "system property of the JVM";
            default -> name;
        };
    }
}
