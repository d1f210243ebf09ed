package com.aidock.admin.ui;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a few loads of one person run at once, over all the pages that the person has open, so that nobody fills the
 * main lane alone. The others wait here, before they ask for a connection, and are a bounded number.
 */
@Component
class PersonTurns {
    static final int AT_ONCE = 6;
    static final int MOST_WAITING = 200;

    private final ConcurrentHashMap<String, Turns> persons = new ConcurrentHashMap<>();

    /**
     * Runs the work in a turn of the person.
     *
     * @param onWait called if the person has no turn free
     * @throws TooManyPages if too many wait already
     * @throws CancellationException if interrupted while it waits
     */
    <T extends @Nullable Object> T inTurn(String person, Runnable onWait, Runnable onTurn, Supplier<T> work) {
        Turns turns = persons.compute(person, (id, there) -> (there == null ? new Turns() : there).join());
        try {
            turns.await(onWait);
            try {
                onTurn.run();
                return work.get();
            } finally {
                turns.free.release();
            }
        } finally {
            persons.computeIfPresent(person, (id, there) -> there.leave() ? null : there);
        }
    }

    /** The persons who load or wait now. */
    int persons() {
        return persons.size();
    }

    private static final class Turns {
        private final Semaphore free = new Semaphore(AT_ONCE, true);
        /** Guarded by the map. */
        private int users;

        Turns join() {
            if (users >= AT_ONCE + MOST_WAITING) {
                throw new TooManyPages();
            }
            users++;
            return this;
        }

        boolean leave() {
            return --users == 0;
        }

        void await(Runnable onWait) {
            if (free.tryAcquire()) {
                return;
            }
            onWait.run();
            try {
                free.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Not wanted any more");
            }
        }
    }
}
