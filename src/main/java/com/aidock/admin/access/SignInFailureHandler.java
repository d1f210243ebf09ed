package com.aidock.admin.access;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.platform.Causes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/**
 * Leads back to the sign-in page with the reason. What keeps the database from answering is told apart from a wrong
 * password: whoever believes the password to be wrong would do the wrong thing next.
 */
final class SignInFailureHandler implements AuthenticationFailureHandler {
    private static final String PAGE = "/login?";

    private static final Logger LOG = LoggerFactory.getLogger(SignInFailureHandler.class);

    private final Lanes lanes;
    private final SignInAudit audit;

    SignInFailureHandler(Lanes lanes, SignInAudit audit) {
        this.lanes = lanes;
        this.audit = audit;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        keepEmail(request);
        SignInProblem problem = problem(failure);
        audit.turnedAway(email(request), problem, request.getRemoteAddr());
        response.sendRedirect(request.getContextPath() + PAGE + query(problem, failure));
    }

    private static void keepEmail(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String email = email(request);
        if (session != null && email != null && email.length() <= EmailRule.MAXIMUM) {
            session.setAttribute(SignInRules.LAST_EMAIL, email);
        }
    }

    private static @Nullable String email(HttpServletRequest request) {
        return request.getParameter(UsernamePasswordAuthenticationFilter.SPRING_SECURITY_FORM_USERNAME_KEY);
    }

    private static String query(SignInProblem problem, AuthenticationException failure) {
        return failure instanceof TooManyAttempts tooSoon
                ? SignInProblem.TOO_SOON.parameter() + "=" + tooSoon.secondsToWait()
                : problem.query();
    }

    private SignInProblem problem(AuthenticationException failure) {
        if (failure instanceof TooManyAttempts) {
            return SignInProblem.TOO_SOON;
        }
        if (failure instanceof TooManyAtOnce) {
            return SignInProblem.TOO_MANY_AT_ONCE;
        }
        if (failure instanceof UserLookup.LookupsBusy) {
            return SignInProblem.DATABASE_AWAY;
        }
        if (failure instanceof DisabledException) {
            return SignInProblem.DISABLED;
        }
        if (failure instanceof InternalAuthenticationServiceException) {
            LOG.error("A sign-in could not be decided", failure);
            return ofDatabase(failure);
        }
        return SignInProblem.WRONG;
    }

    private SignInProblem ofDatabase(AuthenticationException failure) {
        if (Causes.first(failure, SQLException.class).isEmpty()) {
            return SignInProblem.UNEXPECTED;
        }
        return allLent() ? SignInProblem.ALL_BUSY : SignInProblem.DATABASE_AWAY;
    }

    private boolean allLent() {
        LaneReading reserved = lanes.reading(Lane.RESERVED);
        return reserved.active() >= reserved.capacity();
    }
}
