package com.aidock.admin.access.throttle;

import com.aidock.admin.access.throttle.AttemptCounts.Key;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Slows the guessing of passwords down by letting attempts wait for their turn instead of refusing them. The first
 * {@value #FREE} attempts of a sender at an account pass at once; all further ones at that account, whoever sends them,
 * pass one each 5 s, the sender with the fewest attempts first. So one who has not tried before never waits behind
 * those who try all the time, however many they are.
 *
 * <p>Knows nothing of right and wrong: an attempt is counted when it passes, and taken back when it was no wrong guess.
 *
 * @see <a href="file:docs/decisions/0030-nobody-is-locked-out.md">Nobody is locked out</a>
 */
public final class GuessQueue {
    /** Attempts of one sender at one account that need not wait. */
    static final int FREE = 3;
    /** The same for all senders of a network together. */
    static final int FREE_OF_A_NETWORK = 60;
    /** Attempts of one sender at any accounts that need not wait for each other. */
    static final int FREE_OF_A_SENDER = 10;
    /** Who waits at the same time, in all and of one sender. */
    static final int MOST_WAITING = 256;

    static final int MOST_WAITING_OF_A_SENDER = 8;

    static final Duration FREE_APART = Duration.ofMillis(100);
    /** So many free ones of one account may come in a burst. */
    static final int FREE_AT_ONCE = 10;

    static final Duration OTHERS_APART = Duration.ofSeconds(5);
    static final Duration OF_A_SENDER_APART = Duration.ofSeconds(1);
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final long MOST_TURNS = 100_000;
    /** So that a clock that was moved by hand is noticed. */
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(250);

    private final Ticker ticker;
    private final AttemptCounts counts;
    private final Cache<Key, Long> freeTurns;
    private final Cache<Key, Long> otherTurns;
    private final Cache<Key, Long> senderTurns;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiting> line = new ArrayList<>();
    private long arrivals;

    public GuessQueue(Ticker ticker) {
        this.ticker = ticker;
        this.counts = new AttemptCounts(ticker);
        this.freeTurns = turns();
        this.otherTurns = turns();
        this.senderTurns = turns();
    }

    private Cache<Key, Long> turns() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_TURNS)
                .expireAfterWrite(Duration.ofMinutes(1))
                .ticker(ticker)
                .build();
    }

    /**
     * Waits for a turn, 15 s at most.
     *
     * @param account as it was typed, in one spelling
     * @param sender an address
     * @param network the addresses around it
     * @param browser what tells browsers of one sender apart, or null
     * @throws NoTurn if there are too many before it
     */
    public Turn await(String account, String sender, String network, @Nullable String browser) {
        Stranger stranger = new Stranger(account, sender, network, browser);
        lock.lock();
        try {
            Waiting mine = new Waiting(stranger, arrivals++, ticker.read(), lock.newCondition());
            line.add(mine);
            keepShort(mine);
            return mine.await();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    public int waiting() {
        lock.lock();
        try {
            return line.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever would come last has to go when there are too many, be it the newest or not. */
    private void keepShort(Waiting newest) {
        List<Waiting> same = line.stream()
                .filter(other -> other.stranger.sender.equals(newest.stranger.sender))
                .toList();
        if (same.size() > MOST_WAITING_OF_A_SENDER) {
            sendAway(last(same));
        } else if (line.size() > MOST_WAITING) {
            sendAway(last(line));
        }
    }

    private static Waiting last(List<Waiting> some) {
        return some.stream().peek(Waiting::weigh).max(Waiting.ORDER).orElseThrow();
    }

    private void sendAway(Waiting one) {
        line.remove(one);
        one.away = true;
        one.changed.signal();
    }

    /** Lets all pass that may, the first in order first. */
    private void letPass() {
        long now = ticker.read();
        line.forEach(Waiting::weigh);
        line.sort(Waiting.ORDER);
        for (Waiting next : List.copyOf(line)) {
            if (next.earliest(now) <= now) {
                next.pass(now);
            }
        }
    }

    /** An attempt that has passed. Unless it is told how it ended, it counts as a wrong guess. */
    public final class Turn {
        private final Stranger stranger;
        private final int before;
        private final boolean free;

        private Turn(Stranger stranger, int before, boolean free) {
            this.stranger = stranger;
            this.before = before;
            this.free = free;
        }

        /** How many attempts of this sender at this account passed before. */
        public int before() {
            return before;
        }

        /** The password was right. The sender keeps what it did to others: one account must not buy more guesses. */
        public void right() {
            undecided();
            counts.forget(stranger.senderAtAccount);
            counts.forget(stranger.browserAtAccount);
        }

        /** Nobody compared anything. */
        public void undecided() {
            stranger.counted().forEach(counts::oneLess);
            if (free) {
                freeTurns.asMap().computeIfPresent(stranger.account, (k, next) -> next - FREE_APART.toNanos());
            }
        }
    }

    /** One in the line; every method is called with the lock held. */
    private final class Waiting {
        static final Comparator<Waiting> ORDER = Comparator.<Waiting>comparingInt(w -> w.ofSender)
                .thenComparingInt(w -> w.ofNetwork)
                .thenComparingInt(w -> w.ofBrowser)
                .thenComparingLong(w -> w.arrival);

        private final Stranger stranger;
        private final long arrival;
        private final long since;
        private final Condition changed;
        private int ofSender;
        private int ofNetwork;
        private int ofBrowser;
        private boolean away;
        private @Nullable Turn turn;

        Waiting(Stranger stranger, long arrival, long since, Condition changed) {
            this.stranger = stranger;
            this.arrival = arrival;
            this.since = since;
            this.changed = changed;
        }

        void weigh() {
            ofSender = counts.of(stranger.senderAtAccount);
            ofNetwork = counts.of(stranger.networkAtAccount);
            ofBrowser = counts.of(stranger.browserAtAccount);
        }

        Turn await() {
            try {
                while (true) {
                    if (turn == null && !away) {
                        letPass();
                    }
                    if (turn != null) {
                        return turn;
                    }
                    if (away || ticker.read() - since >= PATIENCE.toNanos()) {
                        throw new NoTurn(OTHERS_APART.toSeconds());
                    }
                    long now = ticker.read();
                    changed.awaitNanos(Math.clamp(earliest(now) - now, 1, LONGEST_NAP));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                if (turn != null) {
                    turn.undecided();
                }
                throw new NoTurn(OTHERS_APART.toSeconds());
            } finally {
                line.remove(this);
            }
        }

        private boolean free() {
            return counts.of(stranger.senderAtAccount) < FREE
                    && counts.of(stranger.networkAtAccount) < FREE_OF_A_NETWORK;
        }

        /** The moment from which this one could pass if it were the first. */
        long earliest(long now) {
            long turnAtAccount = free()
                    ? after(freeTurns, stranger.account, now)
                            - FREE_APART.multipliedBy(FREE_AT_ONCE - 1L).toNanos()
                    : after(otherTurns, stranger.account, now);
            return counts.of(stranger.sender) < FREE_OF_A_SENDER
                    ? turnAtAccount
                    : Math.max(turnAtAccount, after(senderTurns, stranger.sender, now));
        }

        private static long after(Cache<Key, Long> turns, Key key, long now) {
            Long turn = turns.getIfPresent(key);
            return turn == null ? now : turn;
        }

        void pass(long now) {
            boolean free = free();
            if (free) {
                freeTurns.put(
                        stranger.account,
                        Math.max(now, after(freeTurns, stranger.account, now)) + FREE_APART.toNanos());
            } else {
                otherTurns.put(stranger.account, now + OTHERS_APART.toNanos());
            }
            senderTurns.put(stranger.sender, now + OF_A_SENDER_APART.toNanos());
            turn = new Turn(stranger, counts.of(stranger.senderAtAccount), free);
            stranger.counted().forEach(counts::oneMore);
            line.remove(this);
            changed.signal();
        }
    }
}
