package com.aidock.admin.access;

import com.aidock.admin.access.http.CrossSiteFilter;
import com.aidock.admin.events.AuditOutcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the check for forged requests and tells the audit log what was refused with 403 there or behind it. */
final class ScreenRefusalFilter extends OncePerRequestFilter {
    private static final String NOT_FORGED = ScreenRefusalFilter.class.getName();

    private final RefusalAudit audit;

    ScreenRefusalFilter(RefusalAudit audit) {
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpStatus.FORBIDDEN.value()) {
            if (request.getAttribute(CrossSiteFilter.REFUSED) != null) {
                audit.tell(request, AuditOutcome.REFUSED, CrossSiteFilter.REASON);
            } else if (request.getAttribute(NOT_FORGED) == null) {
                audit.tell(
                        request, AuditOutcome.REFUSED, "The token against forged requests (CSRF) is missing or wrong.");
            } else {
                audit.tell(request, AuditOutcome.NOT_ALLOWED, Problems.NOT_ALLOWED);
            }
        }
    }

    /** Stands behind the check for forged requests and remembers that this one passed it. */
    static final class BehindCsrf extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            request.setAttribute(NOT_FORGED, true);
            chain.doFilter(request, response);
        }
    }
}
