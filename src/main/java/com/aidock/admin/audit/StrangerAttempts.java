package com.aidock.admin.audit;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditOutcome;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.platform.ClientNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attempts of people who are not signed in and that are not written yet. A few a minute are told one by one, with a
 * budget for each network and one of their own for existing accounts, so that junk hides no attack. What is above is
 * counted: for each existing account always, in a row of its own, and for all else in one row that names the loudest
 * networks. Not safe for several threads.
 */
final class StrangerAttempts {
    /** Rows a minute of attempts at no existing account, of one network and in all. */
    static final int OF_A_NETWORK = 5;

    static final int IN_ALL = 40;
    /** Rows a minute of attempts at existing accounts, of one account and in all. */
    static final int OF_AN_ACCOUNT = 3;

    static final int OF_ACCOUNTS = 60;
    /** Rows a minute that count; an account that finds no room is counted on until the next minute. */
    static final int SUMMARIES = 50;

    private static final int MOST_ACCOUNTS = 10_000;
    private static final int NETWORKS_OF_AN_ACCOUNT = 50;
    private static final int NETWORKS_IN_ALL = 1000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<AttemptKey, Tally> pending = new LinkedHashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, AccountTally> accounts = new LinkedHashMap<>();
    private NetworkCounts untold = new NetworkCounts(NETWORKS_IN_ALL);
    private Instant minute = Instant.MIN;
    private Instant due = Instant.MIN;
    private int rowsOfAccounts;
    private int rowsOfOthers;

    void add(AuditedAttempt attempt, Instant at) {
        Tally known = pending.get(AttemptKey.of(attempt));
        if (known != null) {
            known.times++;
            return;
        }
        if (!at.isBefore(minute.plus(MINUTE))) {
            minute = at;
            rows.clear();
            rowsOfAccounts = 0;
            rowsOfOthers = 0;
        }
        if (hasRoom(attempt)) {
            pending.put(AttemptKey.of(attempt), new Tally(attempt, at));
        } else {
            count(attempt, at);
        }
    }

    private boolean hasRoom(AuditedAttempt attempt) {
        String account = account(attempt);
        String budget = account == null ? network(attempt) : "account " + account;
        int most = account == null ? OF_A_NETWORK : OF_AN_ACCOUNT;
        boolean room = account == null ? rowsOfOthers < IN_ALL : rowsOfAccounts < OF_ACCOUNTS;
        if (!room || rows.getOrDefault(budget, 0) >= most) {
            return false;
        }
        rows.merge(budget, 1, Integer::sum);
        rowsOfAccounts += account == null ? 0 : 1;
        rowsOfOthers += account == null ? 1 : 0;
        return true;
    }

    private void count(AuditedAttempt attempt, Instant at) {
        if (accounts.isEmpty() && untold.all() == 0) {
            due = minute.plus(MINUTE);
        }
        String account = account(attempt);
        if (account != null && (accounts.containsKey(account) || accounts.size() < MOST_ACCOUNTS)) {
            accounts.computeIfAbsent(account, id -> new AccountTally()).add(attempt, at);
        } else {
            untold.add(network(attempt));
        }
    }

    /** Whom it is about, if there is such an account. */
    private static @Nullable String account(AuditedAttempt attempt) {
        AuditedObject object = attempt.object();
        return object == null ? null : object.id();
    }

    private static String network(AuditedAttempt attempt) {
        return network(attempt.work().address());
    }

    /** The network of an address in the words of the audit log. */
    static String network(@Nullable String address) {
        return ClientNetwork.network(address, "an unknown address");
    }

    /** Takes out what is to be written now; the last time everything. */
    List<AuditEntry> take(Instant now, boolean last) {
        List<AuditEntry> entries = new ArrayList<>();
        pending.values().forEach(tally -> entries.add(AuditEntry.of(tally.attempt, tally.at, tally.times)));
        pending.clear();
        if (last || !now.isBefore(due)) {
            summaries(entries, last ? Integer.MAX_VALUE : SUMMARIES);
            if (untold.all() > 0) {
                entries.add(untold(untold, "sign-ins", now));
                untold = new NetworkCounts(NETWORKS_IN_ALL);
            }
            due = now.plus(MINUTE);
        }
        return entries;
    }

    private void summaries(List<AuditEntry> entries, int most) {
        Iterator<AccountTally> oldestFirst = accounts.values().iterator();
        for (int i = 0; i < most && oldestFirst.hasNext(); i++) {
            entries.add(oldestFirst.next().entry());
            oldestFirst.remove();
        }
    }

    /** One row for many that came too fast. */
    static AuditEntry untold(NetworkCounts counts, String what, Instant now) {
        String reason = "%,d further %s were refused, %s; they came too fast to be noted one by one."
                .formatted(counts.all(), what, counts.told());
        Work nobody = new Work(WorkKind.SIGN_IN, null, "Audit", "count attempts");
        return AuditEntry.of(
                new AuditedAttempt(AuditAction.MANY_ATTEMPTS, AuditOutcome.REFUSED, null, reason, nobody),
                now,
                counts.all());
    }

    private static final class Tally {
        private final AuditedAttempt attempt;
        private final Instant at;
        private int times = 1;

        Tally(AuditedAttempt attempt, Instant at) {
            this.attempt = attempt;
            this.at = at;
        }
    }

    /** Attempts at one account that were not told one by one. */
    private static final class AccountTally {
        private final NetworkCounts networks = new NetworkCounts(NETWORKS_OF_AN_ACCOUNT);
        private @Nullable AuditedAttempt latest;
        private Instant at = Instant.EPOCH;

        void add(AuditedAttempt attempt, Instant when) {
            networks.add(network(attempt));
            latest = attempt;
            at = when;
        }

        AuditEntry entry() {
            AuditedAttempt attempt = Objects.requireNonNull(latest);
            String reason =
                    "%,d further failed sign-ins at this account, %s.".formatted(networks.all(), networks.told());
            return AuditEntry.of(
                    new AuditedAttempt(
                            attempt.action(), AuditOutcome.REFUSED, attempt.object(), reason, attempt.work()),
                    at,
                    networks.all());
        }
    }
}
