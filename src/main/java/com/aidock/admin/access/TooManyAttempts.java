package com.aidock.admin.access;

import org.springframework.security.core.AuthenticationException;

/** The attempt came too soon after failed ones and was refused without being looked at. */
class TooManyAttempts extends AuthenticationException {
    private final long secondsToWait;

    TooManyAttempts(long secondsToWait) {
        super("Too many failed sign-ins; wait %d s.".formatted(secondsToWait));
        this.secondsToWait = secondsToWait;
    }

    long secondsToWait() {
        return secondsToWait;
    }
}
