package com.aidock.admin.access;

import com.aidock.admin.access.http.CrossSiteFilter;
import com.aidock.admin.access.http.RequestOrigin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps other sites from using a session's cookie to change something through the JSON endpoints: such a request must
 * carry a header that a foreign page cannot set without being asked, and must not come from one. Unlike a token in the session it needs no session
 * to be created. A request with the API token is exempt, because no browser adds that by itself.
 */
final class SameOriginGuard extends OncePerRequestFilter {
    /** The header; any value does. */
    static final String HEADER = "X-Requested-With";

    private final Problems problems;
    private final SecurityContextHolderStrategy contexts;

    SameOriginGuard(Problems problems, SecurityContextHolderStrategy contexts) {
        this.problems = problems;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!changes(request) || !bySession()) {
            chain.doFilter(request, response);
        } else if (RequestOrigin.of(request) == RequestOrigin.FOREIGN) {
            problems.refuse(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "A page of another site sent this with a session's cookie; use the API token in scripts.",
                    CrossSiteFilter.REASON);
        } else if (request.getHeader(HEADER) != null) {
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
        return !RequestOrigin.isSafe(request);
    }

    private boolean bySession() {
        Authentication authentication = contexts.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInUser;
    }
}
