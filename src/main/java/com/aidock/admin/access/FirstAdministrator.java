package com.aidock.admin.access;

import com.aidock.admin.database.StartupRefused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/**
 * The first administrator as {@code AIDOCK_ADMIN_EMAIL} and {@code AIDOCK_ADMIN_PASSWORD} name one, created before the
 * first request is answered. Values that break a rule end the start.
 */
final class FirstAdministrator implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String EMAIL = "AIDOCK_ADMIN_EMAIL";
    private static final String PASSWORD = "AIDOCK_ADMIN_PASSWORD";

    private final FirstRun firstRun;
    private final @Nullable String email;
    private final @Nullable String password;

    /** @throws StartupRefused if the values make no sense; the message never contains the password */
    FirstAdministrator(Environment environment, FirstRun firstRun) {
        this.firstRun = firstRun;
        this.email = setting(environment, EMAIL);
        this.password = setting(environment, PASSWORD);
        check();
    }

    @Override
    public void afterSingletonsInstantiated() {
        firstRun.begin();
        if (firstRun.pending() && email != null && password != null && firstRun.createAdministrator(email, password)) {
            LOG.info("Created the first administrator from {} and {}", EMAIL, PASSWORD);
        }
    }

    private void check() {
        if (email == null && password == null) {
            return;
        }
        if (email == null || password == null) {
            throw new StartupRefused("%s is set without %s; set both or neither"
                    .formatted(password == null ? EMAIL : PASSWORD, password == null ? PASSWORD : EMAIL));
        }
        EmailRule.complaint(email).ifPresent(complaint -> refuse(EMAIL, complaint));
        PasswordRule.complaint(password, email).ifPresent(complaint -> refuse(PASSWORD, complaint));
    }

    private static void refuse(String setting, String complaint) {
        throw new StartupRefused(setting + " cannot be used: " + complaint);
    }

    private static @Nullable String setting(Environment environment, String name) {
        return Optional.ofNullable(environment.getProperty(name))
                .filter(value -> !value.isBlank())
                .orElse(null);
    }
}
