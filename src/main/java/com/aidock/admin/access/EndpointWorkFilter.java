package com.aidock.admin.access;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names what a request to the JSON endpoints does and for whom, so that its leases can be told apart. */
final class EndpointWorkFilter extends OncePerRequestFilter {
    private static final int LONGEST_PLACE = 200;

    private final SecurityContextHolderStrategy contexts;

    EndpointWorkFilter(SecurityContextHolderStrategy contexts) {
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Work work = new Work(WorkKind.CLIENT, actor(contexts), place(request), "answer", request.getRemoteAddr());
        try (Work.Scope scope = work.bind()) {
            chain.doFilter(request, response);
        }
    }

    /** Who asks, if that is known by now. */
    static @Nullable Actor actor(SecurityContextHolderStrategy contexts) {
        Authentication authentication = contexts.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor ? actor : null;
    }

    /** Method and path, without what stands behind it. */
    static String place(HttpServletRequest request) {
        String place = request.getMethod() + " " + request.getRequestURI();
        return place.length() <= LONGEST_PLACE ? place : place.substring(0, LONGEST_PLACE);
    }
}
