package com.aidock.admin.access;

import com.aidock.admin.platform.ClientNetwork;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises {@code Authorization: Bearer} and lets it count for this request alone. The right token always passes:
 * with 32 characters or more it cannot be guessed at any speed, and a stale script on the same machine must not shut
 * the monitor out. Wrong ones are slowed down by address.
 */
final class ApiTokenFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final ApiToken token;
    private final GrowingDelay wrong;
    private final Problems problems;
    private final SecurityContextHolderStrategy contexts;

    ApiTokenFilter(ApiToken token, Ticker ticker, Problems problems, SecurityContextHolderStrategy contexts) {
        this.token = token;
        this.wrong = new GrowingDelay(GrowingDelay.Limits.OF_AN_ADDRESS, ticker);
        this.problems = problems;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String presented = presented(request);
        if (presented == null) {
            chain.doFilter(request, response);
        } else if (token.matches(presented)) {
            SecurityContext context = contexts.createEmptyContext();
            context.setAuthentication(new ApiAuthentication());
            contexts.setContext(context);
            chain.doFilter(request, response);
        } else {
            refuse(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String sender = ClientNetwork.sender(request.getRemoteAddr());
        long seconds = wrong.secondsToWait(sender);
        if (seconds > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            problems.refuse(
                    request,
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many wrong API tokens from this address; wait %d s.".formatted(seconds),
                    "A wrong API token, slowed down.");
            return;
        }
        wrong.failed(sender);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, Problems.CHALLENGE);
        problems.refuse(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "This is not the API token that the server was started with (AIDOCK_API_TOKEN).",
                "A wrong API token.");
    }

    private static @Nullable String presented(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
