package com.aidock.admin.access.throttle;

import java.time.Duration;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives out a few turns at a time, those of the lowest rank first, in order of arrival within a rank. The line is
 * bounded: when it is full, whoever would come last has to go. Strangers never wait for known ones for ever: each
 * {@value #KNOWN_IN_A_ROW} turns one of theirs comes in between.
 */
public final class Turns {
    /** Of a person who is known; strangers have higher ranks. */
    public static final int KNOWN = 0;

    static final int MOST_WAITING_PER_TURN = 128;
    static final int KNOWN_IN_A_ROW = 4;

    private final int most;
    private final long patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<Waiting> line =
            new TreeSet<>(Comparator.<Waiting>comparingInt(w -> w.rank).thenComparingLong(w -> w.arrival));
    private int free;
    private int knownInARow;
    private long arrivals;

    public Turns(int atOnce, Duration patience) {
        this.free = Math.max(1, atOnce);
        this.most = MOST_WAITING_PER_TURN * free;
        this.patience = patience.toNanos();
    }

    /** Whether a turn was had; it is to be given back. */
    public boolean take(int rank) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Waiting mine = new Waiting(rank, arrivals++, lock.newCondition());
            line.add(mine);
            if (line.size() > most) {
                sendAway(line.last());
            }
            giveOut();
            return mine.await();
        } finally {
            lock.unlock();
        }
    }

    public void giveBack() {
        lock.lock();
        try {
            free++;
            giveOut();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return line.size();
        } finally {
            lock.unlock();
        }
    }

    private void sendAway(Waiting one) {
        line.remove(one);
        one.away = true;
        one.changed.signal();
    }

    private void giveOut() {
        while (free > 0 && !line.isEmpty()) {
            Waiting next = next();
            knownInARow = next.rank == KNOWN ? knownInARow + 1 : 0;
            line.remove(next);
            free--;
            next.turn = true;
            next.changed.signal();
        }
    }

    private Waiting next() {
        Waiting first = line.first();
        if (first.rank != KNOWN || knownInARow < KNOWN_IN_A_ROW) {
            return first;
        }
        Waiting stranger = line.ceiling(new Waiting(KNOWN + 1, Long.MIN_VALUE, first.changed));
        return stranger == null ? first : stranger;
    }

    private final class Waiting {
        private final int rank;
        private final long arrival;
        private final Condition changed;
        private boolean turn;
        private boolean away;

        Waiting(int rank, long arrival, Condition changed) {
            this.rank = rank;
            this.arrival = arrival;
            this.changed = changed;
        }

        private boolean await() throws InterruptedException {
            long left = patience;
            try {
                while (!turn && !away && left > 0) {
                    left = changed.awaitNanos(left);
                }
            } catch (InterruptedException e) {
                handOn();
                throw e;
            } finally {
                line.remove(this);
            }
            return turn;
        }

        /** A turn that came together with an interrupt belongs to the next. */
        private void handOn() {
            if (turn) {
                free++;
                giveOut();
            }
        }
    }
}
