package com.aidock.admin.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Points one test class's context at its own database; the class is part of the key, so that no two classes share one.
 */
record PostgresCustomizer(Class<?> testClass) implements ContextCustomizer {
    private static final String DYNAMIC = "Dynamic Test Properties";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        Map<String, Object> properties = Map.of("DATABASE_URL", TestPostgres.newDatabase(), "AIDOCK_HOME", newHome());
        MapPropertySource source = new MapPropertySource("test database", properties);
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        // Before the machine's own variables, behind what the test itself says.
        if (sources.contains(DYNAMIC)) {
            sources.addAfter(DYNAMIC, source);
        } else {
            sources.addFirst(source);
        }
    }

    private static String newHome() {
        try {
            return Files.createTempDirectory("aidock-home").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final class Factory implements ContextCustomizerFactory {
        @Override
        public @Nullable ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            return new PostgresCustomizer(testClass);
        }
    }
}
