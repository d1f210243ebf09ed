package com.aidock.admin.llm;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Notes for the thread of a batch whether a change had got as far as its commit when it failed: the server may then
 * have stored it although its answer never came.
 */
@Component
class CommitWatch implements TransactionExecutionListener {
    private final ThreadLocal<@Nullable Boolean> committing = new ThreadLocal<>();

    /** Watches the current thread's next change. */
    void begin() {
        committing.set(false);
    }

    void end() {
        committing.remove();
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (committing.get() != null && !transaction.isReadOnly()) {
            committing.set(true);
        }
    }

    /**
     * Whether what failed may be stored all the same; a server that answers a commit with a refusal has not stored it.
     */
    boolean mayHaveStored(RuntimeException failure) {
        return Boolean.TRUE.equals(committing.get())
                && Stream.<Throwable>iterate(failure, t -> t != null, Throwable::getCause)
                        .filter(SQLException.class::isInstance)
                        .map(SQLException.class::cast)
                        .noneMatch(CommitWatch::isAnswer);
    }

    private static boolean isAnswer(SQLException error) {
        String state = error.getSQLState();
        return state != null
                && !state.startsWith("08")
                && !state.startsWith("57P")
                && !state.startsWith("58")
                && !state.startsWith("XX");
    }
}
