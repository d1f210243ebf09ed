package com.aidock.admin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 503 at the JSON endpoints to what {@link ChangesGate} refuses. */
final class UncheckedRequests extends OncePerRequestFilter {
    private final SessionWatch watch;
    private final Problems problems;
    private final SecurityContextHolderStrategy contexts;

    UncheckedRequests(SessionWatch watch, Problems problems, SecurityContextHolderStrategy contexts) {
        this.watch = watch;
        this.problems = problems;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SameOriginGuard.changes(request)
                && ChangesGate.refuses(watch, contexts.getContext().getAuthentication())) {
            problems.refuse(
                    request,
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    UncheckedAccount.MESSAGE,
                    "The account could not be checked: the database did not answer.");
        } else {
            chain.doFilter(request, response);
        }
    }
}
