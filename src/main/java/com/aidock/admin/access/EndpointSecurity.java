package com.aidock.admin.access;

import com.aidock.admin.web.EndpointPaths;
import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The chain of the JSON endpoints: a session's cookie or the API token, problem details when refused, and no session is
 * ever created.
 */
@Configuration(proxyBeanMethods = false)
class EndpointSecurity {
    /** What viewers may read. */
    private static final String[] READ = {"/api/**", "/v3/api-docs/**", "/v3/api-docs.yaml"};

    private static final String[] OPEN = {"/actuator/health/liveness", "/actuator/health/readiness"};

    private final ApiToken token;
    private final Ticker ticker;
    private final Problems problems;
    private final LiveSessions sessions;
    private final SessionWatch watch;
    private final SecurityContextHolderStrategy contexts;

    EndpointSecurity(
            ApiToken token,
            Ticker ticker,
            JsonMapper json,
            RefusalAudit audit,
            LiveSessions sessions,
            SessionWatch watch,
            SecurityContextHolderStrategy contexts) {
        this.token = token;
        this.ticker = ticker;
        this.problems = new Problems(json, audit);
        this.sessions = sessions;
        this.watch = watch;
        this.contexts = contexts;
    }

    @Bean
    @Order(1)
    SecurityFilterChain endpointChain(HttpSecurity http) {
        http.securityMatcher(EndpointPaths.patterns())
                .securityContext(contexts -> contexts.securityContextRepository(new SessionsReadOnly()))
                // A policy would bring in a filter that takes each token for somebody who has just signed in.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SignInRules::headers)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(EndpointSecurity::whoMayWhat);
        addFilters(http);
        return http.build();
    }

    private static void whoMayWhat(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(HttpMethod.GET, OPEN)
                .permitAll()
                .requestMatchers(HttpMethod.GET, READ)
                .hasRole(Role.VIEWER_NAME)
                .requestMatchers(HttpMethod.HEAD, READ)
                .hasRole(Role.VIEWER_NAME)
                .anyRequest()
                .hasRole(Role.ADMIN_NAME);
    }

    private void addFilters(HttpSecurity http) {
        http.addFilterAfter(sessions.guard(), HeaderWriterFilter.class)
                .addFilterBefore(
                        new ApiTokenFilter(token, ticker, problems, contexts), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new SameOriginGuard(problems, contexts), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new UncheckedRequests(watch, problems, contexts), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new EndpointWorkFilter(contexts), AuthorizationFilter.class);
    }
}
