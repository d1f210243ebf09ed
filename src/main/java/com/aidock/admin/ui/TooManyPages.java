package com.aidock.admin.ui;

/** So many loads of one person wait already that this one did not begin. */
final class TooManyPages extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final String MESSAGE =
            "So many of your other pages wait to be loaded that this one did not begin: close some.";

    TooManyPages() {
        super(MESSAGE);
    }
}
