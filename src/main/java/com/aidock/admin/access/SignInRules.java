package com.aidock.admin.access;

import com.aidock.admin.access.device.DeviceCookie;
import com.aidock.admin.access.http.CrossSiteFilter;
import com.aidock.admin.database.Lanes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.stereotype.Component;

/** What the chain of the screens takes from here: how one signs in, how sessions are kept, which headers are sent. */
@Component
public class SignInRules {
    /** The session's attribute with the e-mail address of a failed attempt, so that nobody has to type it again. */
    public static final String LAST_EMAIL = "aidock.sign-in.email";

    /** Vaadin's bootstrap runs inline scripts and evaluates what the server sends; all else is closed. */
    private static final String CONTENT = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private final AuthenticationManager authenticationManager;
    private final LiveSessions sessions;
    private final SignInFailureHandler failures;
    private final RefusalAudit refusals;
    private final DeviceCookie devices;

    SignInRules(
            AuthenticationManager authenticationManager,
            LiveSessions sessions,
            Lanes lanes,
            SignInAudit audit,
            RefusalAudit refusals,
            DeviceCookie devices) {
        this.devices = devices;
        this.authenticationManager = authenticationManager;
        this.refusals = refusals;
        this.sessions = sessions;
        this.failures = new SignInFailureHandler(lanes, audit);
    }

    /** Applies the rules; to be called after the login page is known. */
    public void apply(HttpSecurity http) {
        http.authenticationManager(authenticationManager)
                .formLogin(form -> form.authenticationDetailsSource(SignInDetails::new).failureHandler(failures))
                .sessionManagement(session -> session.addSessionAuthenticationStrategy(sessions)
                        .addSessionAuthenticationStrategy(this::rememberBrowser))
                .headers(SignInRules::headers)
                .addFilterAfter(sessions.guard(), HeaderWriterFilter.class)
                .addFilterBefore(new ScreenRefusalFilter(refusals), CsrfFilter.class)
                .addFilterAfter(new ScreenRefusalFilter.BehindCsrf(), CsrfFilter.class)
                .addFilterAfter(new CrossSiteFilter(), ScreenRefusalFilter.BehindCsrf.class);
    }

    private void rememberBrowser(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (authentication.getPrincipal() instanceof SignedInUser user) {
            devices.renew(request, response, user.getUsername(), user.version());
        }
    }

    static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                // The link of the set-up holds a secret: no other site may learn it.
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                // Not Spring's three, of which a static file could take only one back.
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store"))
                .withObjectPostProcessor(new EagerHeaders());
    }

    /** A page of Vaadin is sent by a forward, which would commit the response before the headers are written. */
    private static final class EagerHeaders implements ObjectPostProcessor<HeaderWriterFilter> {
        @Override
        public <T extends HeaderWriterFilter> T postProcess(T filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
