package com.aidock.admin.access;

import org.springframework.security.authentication.InternalAuthenticationServiceException;

/** So many passwords are being compared that this one did not get its turn; it was neither right nor wrong. */
class TooManyAtOnce extends InternalAuthenticationServiceException {
    TooManyAtOnce() {
        super("Too many passwords are being compared at once; try again in a few seconds.");
    }
}
