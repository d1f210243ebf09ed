package com.aidock.admin.audit;

import com.aidock.admin.events.AuditedAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Refused requests that are not written yet. The first of a source is let into the table at once; equal ones become one
 * row a minute that counts them. At most {@value #STRANGERS} kinds from people who are not signed in,
 * {@value #OF_A_NETWORK} of them from one network, and {@value #KNOWN} from others are told apart at a time, so that is
 * the most rows a minute; what is above is counted and said in one that names the loudest networks. Safe for any
 * thread; nothing here waits.
 */
final class RequestRefusals {
    static final int STRANGERS = 100;
    static final int OF_A_NETWORK = 20;
    static final int KNOWN = 40;

    private static final int NETWORKS = 1000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<AttemptKey, Tally> tallies = new LinkedHashMap<>();
    private int strangers;
    private NetworkCounts untold = new NetworkCounts(NETWORKS);
    private Instant untoldDue = Instant.MIN;

    synchronized void add(AuditedAttempt attempt, Instant at) {
        AttemptKey key = AttemptKey.of(attempt);
        Tally known = tallies.get(key);
        if (known != null) {
            known.add(at);
        } else if (isStranger(key) ? hasRoom(key) : tallies.size() - strangers < KNOWN) {
            tallies.put(key, new Tally(attempt, at));
            strangers += isStranger(key) ? 1 : 0;
        } else {
            untold.add(StrangerAttempts.network(key.address()));
        }
    }

    /** Takes out what is to be written now; the last time everything. */
    synchronized List<AuditEntry> take(Instant now, boolean last) {
        List<AuditEntry> entries = new ArrayList<>();
        tallies.values().removeIf(tally -> {
            boolean due = last || !now.isBefore(tally.due);
            boolean quiet = due && tally.times == 0;
            if (due && !quiet) {
                entries.add(tally.take(now));
            }
            strangers -= quiet && isStranger(AttemptKey.of(tally.attempt)) ? 1 : 0;
            return quiet;
        });
        if (untold.all() > 0 && (last || !now.isBefore(untoldDue))) {
            entries.add(StrangerAttempts.untold(untold, "requests", now));
            untold = new NetworkCounts(NETWORKS);
            untoldDue = now.plus(MINUTE);
        }
        return entries;
    }

    private boolean hasRoom(AttemptKey stranger) {
        String network = StrangerAttempts.network(stranger.address());
        return strangers < STRANGERS
                && tallies.keySet().stream()
                                .filter(key -> isStranger(key)
                                        && StrangerAttempts.network(key.address())
                                                .equals(network))
                                .count()
                        < OF_A_NETWORK;
    }

    private static boolean isStranger(AttemptKey key) {
        return key.actor() == null;
    }

    /** Equal ones since the last row of them. */
    private static final class Tally {
        private final AuditedAttempt attempt;
        private Instant at;
        private Instant due;
        private int times = 1;

        Tally(AuditedAttempt attempt, Instant at) {
            this.attempt = attempt;
            this.at = at;
            this.due = at;
        }

        void add(Instant now) {
            if (times++ == 0) {
                at = now;
            }
        }

        AuditEntry take(Instant now) {
            AuditEntry entry = AuditEntry.of(attempt, at, times);
            times = 0;
            due = now.plus(MINUTE);
            return entry;
        }
    }
}
