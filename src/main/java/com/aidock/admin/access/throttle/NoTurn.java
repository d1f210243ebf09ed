package com.aidock.admin.access.throttle;

/** Too many attempts wait before this one; it was not looked at. */
public final class NoTurn extends RuntimeException {
    private final long secondsToWait;

    NoTurn(long secondsToWait) {
        super("Too many attempts wait before this one; try again in %d s.".formatted(secondsToWait));
        this.secondsToWait = secondsToWait;
    }

    public long secondsToWait() {
        return secondsToWait;
    }
}
