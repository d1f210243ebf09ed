package com.aidock.admin.access.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestResolver;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another site sends to the screens, above all a sign-in, before anything is looked at or
 * counted. Where the browser names another host, as behind a proxy that changes {@code Host}, the token of the sign-in
 * page decides: no foreign page can read it. What Vaadin sends itself carries a token of its own.
 */
public final class CrossSiteFilter extends OncePerRequestFilter {
    /** What the audit log says. */
    public static final String REASON = "A page of another site sent it.";

    /** Says that this filter refused a request. */
    public static final String REFUSED = CrossSiteFilter.class.getName();

    /** Forms that Spring Security itself answers, whatever else stands in the address. */
    private static final Set<String> FORMS = Set.of("/login", "/logout");

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Refused – AI Dock Admin</title>
            <style>
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
              box-sizing: border-box; font: 1rem/1.5 system-ui, sans-serif; }
            main { max-width: 26rem; }
            h1 { font-size: 1.35rem; font-weight: 600; }
            </style>
            </head>
            <body>
            <main>
            <h1>This came from another page</h1>
            <p>A page that is not this console's sent this form, or the sign-in page was open for too long. Nothing was
            looked at and nothing was changed.</p>
            <p><a href="%s/login">Go to sign-in</a></p>
            </main>
            </body>
            </html>
            """;

    private final CsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
    private final CsrfTokenRequestResolver masked = new XorCsrfTokenRequestAttributeHandler();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (RequestOrigin.isSafe(request) || ofVaadin(request) || comesFromHere(request)) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(REFUSED, true);
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(PAGE.formatted(request.getContextPath()));
    }

    private static boolean ofVaadin(HttpServletRequest request) {
        String path = request.getServletPath();
        String query = request.getQueryString();
        return path.startsWith("/VAADIN/") || !FORMS.contains(path) && query != null && query.startsWith("v-r=");
    }

    private boolean comesFromHere(HttpServletRequest request) {
        return switch (RequestOrigin.of(request)) {
            case OWN, UNSAID -> true;
            case FOREIGN -> false;
            case OTHER_NAME -> hasToken(request);
        };
    }

    private boolean hasToken(HttpServletRequest request) {
        CsrfToken token = tokens.loadToken(request);
        String presented = token == null ? null : masked.resolveCsrfTokenValue(request, token);
        return token != null
                && presented != null
                && MessageDigest.isEqual(
                        token.getToken().getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
