package com.aidock.admin.llm;

import org.jspecify.annotations.Nullable;

/**
 * Where one of many tests stands.
 *
 * @param report what was found, only once it was tested
 * @param failure why our own side could not test it, only if so; may be null even then
 */
public record ManyResult(
        long configId,
        State state,
        @Nullable TestReport report,
        @Nullable Throwable failure) {

    /** How far one of many tests is. */
    public enum State {
        WAITING,
        RUNNING,
        TESTED,
        CANCELLED,
        /** Nothing was found out, because our own side failed. */
        BROKEN;

        public boolean ended() {
            return this != WAITING && this != RUNNING;
        }
    }

    static ManyResult waiting(long id) {
        return new ManyResult(id, State.WAITING, null, null);
    }

    static ManyResult running(long id) {
        return new ManyResult(id, State.RUNNING, null, null);
    }

    static ManyResult tested(long id, TestReport report) {
        return new ManyResult(id, State.TESTED, report, null);
    }

    static ManyResult cancelled(long id) {
        return new ManyResult(id, State.CANCELLED, null, null);
    }

    static ManyResult broken(long id, @Nullable Throwable failure) {
        return new ManyResult(id, State.BROKEN, null, failure);
    }
}
