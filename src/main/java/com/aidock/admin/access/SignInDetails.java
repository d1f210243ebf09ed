package com.aidock.admin.access;

import com.aidock.admin.access.device.DeviceCookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** From where a sign-in comes and what its browser is known by; the latter is not kept in the session. */
final class SignInDetails extends WebAuthenticationDetails {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable String deviceCookie;

    SignInDetails(HttpServletRequest request) {
        super(request);
        this.deviceCookie = DeviceCookie.of(request);
    }

    @Nullable
    String deviceCookie() {
        return deviceCookie;
    }

    WebAuthenticationDetails withoutCookie() {
        return new WebAuthenticationDetails(getRemoteAddress(), getSessionId());
    }
}
