package com.aidock.admin.access;

import com.aidock.admin.access.device.DeviceMarks;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** Wires users, roles and sign-in. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableScheduling
class AccessConfiguration {
    /** Boot's own; the scheduler is an executor as well. */
    private static final String APPLICATION_EXECUTOR = "applicationTaskExecutor";

    @Bean
    Ticker ticker() {
        return Ticker.systemTicker();
    }

    @Bean
    static RoleHierarchy roleHierarchy() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role(Role.ADMIN.name())
                .implies(Role.VIEWER.name())
                .build();
    }

    @Bean
    PasswordHasher passwordHasher() {
        return new PasswordHasher(
                PasswordEncoderFactories.createDelegatingPasswordEncoder(), PasswordHasher.turnsOfThisMachine());
    }

    @Bean
    LiveSessions liveSessions() {
        return new LiveSessions();
    }

    @Bean
    SessionWatch sessionWatch(LiveSessions sessions, UserStore users) {
        return new SessionWatch(sessions, users);
    }

    @Bean
    SignInThrottle signInThrottle(Ticker ticker) {
        return new SignInThrottle(ticker);
    }

    /** The only way to sign in; as a bean it also keeps Spring Boot from making a default user. */
    @Bean
    AuthenticationManager authenticationManager(
            UserStore users,
            PasswordHasher hasher,
            SignInThrottle throttle,
            DeviceMarks marks,
            KnownAccounts accounts,
            LastSignIn lastSignIn,
            FirstRun firstRun) {
        // Whoever signs in proves that there is somebody, even if another replica did the set-up.
        Consumer<SignedInUser> onSignedIn = lastSignIn.andThen(user -> firstRun.done());
        return new ProviderManager(new SignInProvider(new UserLookup(users, accounts), hasher, throttle, marks, onSignedIn));
    }

    @Bean
    LastSignIn lastSignIn(UserStore users, @Qualifier(APPLICATION_EXECUTOR) TaskExecutor executor) {
        return new LastSignIn(users, executor);
    }

    @Bean
    FirstRun firstRun(UserStore users, PasswordHasher hasher) {
        return new FirstRun(users, hasher);
    }

    @Bean
    FirstAdministrator firstAdministrator(Environment environment, FirstRun firstRun) {
        return new FirstAdministrator(environment, firstRun);
    }

    @Bean
    ReadyLines readyLines(Environment environment, FirstRun firstRun) {
        return new ReadyLines(environment, firstRun);
    }

    @Bean
    ApiToken apiToken(Environment environment) {
        return ApiToken.of(environment.getProperty("AIDOCK_API_TOKEN"));
    }
}
