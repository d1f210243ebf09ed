package com.aidock.admin.access;

import com.aidock.admin.events.AuditOutcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the audit log what the chain of the screens refused with 403, whichever of its filters did. */
final class ScreenRefusalFilter extends OncePerRequestFilter {
    private final RefusalAudit audit;

    ScreenRefusalFilter(RefusalAudit audit) {
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        Object denied = request.getAttribute(WebAttributes.ACCESS_DENIED_403);
        if (denied instanceof CsrfException) {
            audit.tell(request, AuditOutcome.REFUSED, "The token against forged requests (CSRF) is missing or wrong.");
        } else if (denied != null) {
            audit.tell(request, AuditOutcome.NOT_ALLOWED, Problems.NOT_ALLOWED);
        }
    }
}
