package com.aidock.admin.access.ui;

import com.aidock.admin.access.SignInRules;
import com.aidock.admin.web.RequestedPage;
import com.aidock.admin.web.SessionBoundCsrf;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.RequestCache;

/** The chain of the screens: everything but sign-in, set-up and static files is for those who are signed in. */
@Configuration(proxyBeanMethods = false)
class ScreenSecurity {
    private static final String[] STATIC_FILES = {"/*.css", "/components/**", "/webjars/**", "/favicon.*", "/icons/**"};

    @Bean
    @Order(2)
    SecurityFilterChain screenChain(HttpSecurity http, SignInRules signIn) {
        // Both before Vaadin's part, which takes them over: neither begins a session for somebody not signed in.
        http.setSharedObject(RequestCache.class, new RequestedPage());
        http.csrf(csrf -> csrf.csrfTokenRepository(new SessionBoundCsrf()));
        http.authorizeHttpRequests(requests -> requests.requestMatchers(STATIC_FILES)
                .permitAll()
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll());
        // Whoever is signed in may ask for any page, so that a wrong address gets the page that says so.
        http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(LoginView.class)
                .anyRequest(AuthorizedUrl::authenticated));
        signIn.apply(http);
        return http.build();
    }
}
