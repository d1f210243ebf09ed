package com.aidock.admin.llm.vault;

import com.aidock.admin.database.Home;
import com.aidock.admin.database.StartupRefused;
import com.aidock.admin.database.Work;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the vault at start, so that a keyset that makes no sense, or is not the database's, stops it. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
    @Bean
    @DependsOnDatabaseInitialization
    Vault vault(Home home, Environment environment, DataSource database) {
        Set<Long> lost = lost(environment.getProperty(KeysetGuard.LOST));
        return Work.job("Start", "check the keyset").call(() -> new KeysetGuard(new KeysetSource(home), database)
                .vault(environment.getProperty("AIDOCK_KEYSET"), lost));
    }

    static Set<Long> lost(@Nullable String setting) {
        try {
            return setting == null || setting.isBlank()
                    ? Set.of()
                    : Arrays.stream(setting.strip().split("\\s*,\\s*"))
                            .map(id -> Integer.toUnsignedLong(Integer.parseUnsignedInt(id)))
                            .collect(Collectors.toUnmodifiableSet());
        } catch (NumberFormatException e) {
            throw new StartupRefused(
                    "%s is \"%s\", but must be ids of keys, separated by commas, as the refusal to start named them"
                            .formatted(KeysetGuard.LOST, setting));
        }
    }
}
