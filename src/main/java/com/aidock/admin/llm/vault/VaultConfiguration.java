package com.aidock.admin.llm.vault;

import com.aidock.admin.database.Home;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the vault at start, so that a keyset that makes no sense stops it. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
    @Bean
    Vault vault(Home home, Environment environment) {
        return new KeysetSource(home).vault(environment.getProperty("AIDOCK_KEYSET"));
    }
}
