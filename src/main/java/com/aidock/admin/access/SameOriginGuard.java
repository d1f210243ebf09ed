package com.aidock.admin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other sites from using a session's cookie to change something through the JSON endpoints: such a request must
 * carry a header that a foreign page cannot set without being asked. Unlike a token in the session it needs no session
 * to be created. A request with the API token is exempt, because no browser adds that by itself.
 */
final class SameOriginGuard extends OncePerRequestFilter {
    /** The header; any value does. */
    static final String HEADER = "X-Requested-With";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Problems problems;
    private final SecurityContextHolderStrategy contexts;

    SameOriginGuard(Problems problems, SecurityContextHolderStrategy contexts) {
        this.problems = problems;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!changes(request) || request.getHeader(HEADER) != null || !bySession()) {
            chain.doFilter(request, response);
        } else {
            problems.refuse(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "A change with a session's cookie needs the header %s; use the API token in scripts."
                            .formatted(HEADER),
                    "A change with a session's cookie came without the header %s.".formatted(HEADER));
        }
    }

    /** Whether a request may change something. */
    static boolean changes(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod());
    }

    private boolean bySession() {
        Authentication authentication = contexts.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInUser;
    }
}
