package com.aidock.admin.access;

import com.aidock.admin.events.Refusal;

/** A change by somebody whose account cannot be looked at; see {@link SessionWatch}. */
final class UncheckedAccount extends RuntimeException implements Refusal {
    private static final long serialVersionUID = 1L;

    static final String MESSAGE =
            "Your account cannot be checked at the moment, so nothing was changed; reading goes on. Try again when the "
                    + "database answers.";

    UncheckedAccount() {
        super(MESSAGE);
    }
}
