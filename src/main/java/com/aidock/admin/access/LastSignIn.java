package com.aidock.admin.access;

import com.aidock.admin.database.Work;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Notes when a user signed in, beside the sign-in itself, so that nobody waits for it or is refused because of it. */
final class LastSignIn implements Consumer<SignedInUser> {
    private static final Logger LOG = LoggerFactory.getLogger(LastSignIn.class);
    private static final Work WORK = Work.job("Sign-in", "note time");

    private final UserStore users;
    private final TaskExecutor executor;

    LastSignIn(UserStore users, TaskExecutor executor) {
        this.users = users;
        this.executor = executor;
    }

    @Override
    public void accept(SignedInUser user) {
        executor.execute(() -> WORK.run(() -> note(user.id())));
    }

    private void note(String id) {
        try {
            users.signedIn(id);
        } catch (DataAccessException | TransactionException e) {
            LOG.info("The time of a sign-in could not be noted: {}", String.valueOf(e.getMessage()));
        }
    }
}
