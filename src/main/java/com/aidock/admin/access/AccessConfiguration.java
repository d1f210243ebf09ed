package com.aidock.admin.access;

import com.aidock.admin.access.account.PasswordStorage;
import com.aidock.admin.access.device.DeviceMarks;
import com.aidock.admin.access.session.EndedSessions;
import com.aidock.admin.access.session.SessionLimits;
import com.aidock.admin.database.Home;
import com.aidock.admin.events.Audited;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.util.function.Consumer;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/** Wires users, roles and sign-in. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableScheduling
@EnableConfigurationProperties(SessionLimits.class)
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
        return new PasswordHasher(PasswordStorage.encoder(), PasswordHasher.turnsOfThisMachine());
    }

    @Bean
    EndedSessions endedSessions() {
        return new EndedSessions();
    }

    @Bean
    LiveSessions liveSessions(
            SessionLimits limits, EndedSessions ended, Clock clock, ApplicationEventPublisher events) {
        return new LiveSessions(limits, ended, clock, events);
    }

    @Bean
    SessionWatch sessionWatch(LiveSessions sessions, UserStore users) {
        return new SessionWatch(sessions, users);
    }

    @Bean
    SessionThreads sessionThreads(LiveSessions sessions, SessionWatch watch) {
        return new SessionThreads(sessions, watch, SessionThreads.LOOK_EVERY);
    }

    /** Just inside of what notes refusals, outside of method security and of every transaction. */
    @Bean
    @org.springframework.context.annotation.Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor changesGate(ObjectProvider<SessionWatch> watch) {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forMethodAnnotation(Audited.class), new ChangesGate(watch));
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return advisor;
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
    SetupLinkPlace setupLinkPlace(Home home) {
        return new SetupLinkPlace(home, SetupLinkPlace::isAtTerminal, System.out);
    }

    @Bean
    FirstRun firstRun(UserStore users, PasswordHasher hasher, SetupLinkPlace place, Clock clock) {
        return new FirstRun(users, hasher, place, clock);
    }

    @Bean
    SetupLink setupLink(FirstRun firstRun, SetupLinkPlace place, Environment environment) {
        return new SetupLink(firstRun, place, environment);
    }

    @Bean
    FirstAdministrator firstAdministrator(Environment environment, FirstRun firstRun) {
        return new FirstAdministrator(environment, firstRun);
    }

    @Bean
    ReadyLines readyLines(SetupLink link) {
        return new ReadyLines(link);
    }

    @Bean
    ApiToken apiToken(Environment environment) {
        return ApiToken.of(environment.getProperty("AIDOCK_API_TOKEN"));
    }
}
