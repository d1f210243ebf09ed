package com.aidock.admin.ui;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who a screen works for, taken over from the screen's thread. */
record Person(@Nullable Authentication authentication) {
    static Person signedIn() {
        return new Person(SecurityContextHolder.getContext().getAuthentication());
    }

    @Nullable
    Actor actor() {
        return authentication != null && authentication.getPrincipal() instanceof Actor actor ? actor : null;
    }

    Assignment at(String place, String operation) {
        return new Assignment(
                this,
                new Work(
                        WorkKind.PERSON,
                        actor(),
                        place,
                        operation,
                        Work.current().address()));
    }

    /** Work together with the security context it runs in. */
    record Assignment(Person person, Work work) {
        /** What to run on another thread: bound to the work, as the person. */
        Runnable wrap(Runnable task) {
            return as(work, task);
        }

        /** What draws a result: the same person and work, but kept off the database. */
        Runnable wrapOnScreen(Runnable task) {
            return as(work.as(WorkKind.SCREEN, work.place(), work.operation()), task);
        }

        private Runnable as(Work bound, Runnable task) {
            // A context of its own: the session's is emptied at sign-out, in the middle of what still runs.
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(person.authentication());
            return new DelegatingSecurityContextRunnable(() -> bound.run(task), context);
        }
    }
}
