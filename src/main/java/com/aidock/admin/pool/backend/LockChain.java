package com.aidock.admin.pool.backend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins a tree of lock waits to the lease of its root, and tells it in a sentence: the one text for the headline, the
 * incident and the JSON.
 *
 * @param owner the lease of the root's session if it is one of this process, or null
 * @param asOf when the sessions were read, by the server's clock
 */
public record LockChain(LockTree tree, @Nullable Holder owner, Instant asOf) {

    /** One chain for each root, the longest first. */
    public static List<LockChain> of(ServerActivity activity, Collection<Holder> holders) {
        return LockTree.of(activity).stream()
                .map(tree -> new LockChain(tree, owner(tree.session(), holders), activity.asOf()))
                .toList();
    }

    private static @Nullable Holder owner(Backend root, Collection<Holder> holders) {
        return holders.stream()
                .filter(holder -> root.pid() != 0 && holder.lease().backendPid() == root.pid())
                .findFirst()
                .orElse(null);
    }

    /** The session that waits for nobody and blocks all the others. */
    public Backend root() {
        return tree.session();
    }

    /** How many sessions wait behind the root. */
    public int waiting() {
        return tree.size();
    }

    /** All sessions behind the root, each before those that it blocks. */
    public List<Backend> waiters() {
        List<Backend> all = new ArrayList<>();
        List<LockTree> level = tree.blocked();
        while (!level.isEmpty()) {
            level.forEach(child -> all.add(child.session()));
            level = level.stream().flatMap(child -> child.blocked().stream()).toList();
        }
        return all;
    }

    /** For each session that waits for a lock, the root that it waits behind in the end. */
    public static Map<Integer, Integer> roots(ServerActivity activity) {
        Map<Integer, Integer> roots = new HashMap<>();
        of(activity, List.of()).forEach(chain -> chain.waiters()
                .forEach(waiter -> roots.putIfAbsent(waiter.pid(), chain.root().pid())));
        return roots;
    }

    /** How many sessions wait behind the root in statements that have run for so long. */
    public long waitingFor(Duration atLeast) {
        return waiters().stream()
                .map(Backend::statementSince)
                .filter(Objects::nonNull)
                .filter(since -> Duration.between(since, asOf).compareTo(atLeast) >= 0)
                .count();
    }

    /** Whether it is the same transaction at the root as in another reading. */
    public boolean sameRoot(@Nullable Root other) {
        return other != null && Root.of(root()).equals(other);
    }

    /**
     * Such as "40 sessions wait behind one transaction of ana@… (LLM configurations › save), idle in transaction for
     * 41.0 s."
     */
    public String sentence() {
        return "%d %s behind one transaction of %s, %s."
                .formatted(waiting(), waiting() == 1 ? "session waits" : "sessions wait", whose(), doing());
    }

    /** The borrower of the root's connection; of other clients their program and session. */
    public String whose() {
        if (owner != null) {
            return "%s (%s › %s)"
                    .formatted(
                            owner.lease().user(),
                            owner.lease().place(),
                            owner.lease().operation());
        }
        return root().pid() == 0
                ? root().application()
                : "another client, session %d (%s)"
                        .formatted(root().pid(), root().application().isEmpty() ? root().user() : root().application());
    }

    private String doing() {
        return since().map(since -> "%s for %.1f s".formatted(root().state(), since.toMillis() / 1000.0))
                .orElse("at something that our database user may not see");
    }

    /** For how long the root has been in its state; empty if our database user may not see it. */
    public Optional<Duration> since() {
        return Optional.ofNullable(root().stateSince()).map(since -> Duration.between(since, asOf));
    }

    /**
     * Names one transaction of one session.
     *
     * @param transactionSince null if our database user may not see it
     */
    public record Root(int pid, Instant startedAt, @Nullable Instant transactionSince) {
        public static Root of(Backend session) {
            return new Root(session.pid(), session.startedAt(), session.transactionSince());
        }

        /** Whether the transaction is still open. */
        public boolean lives(ServerActivity activity) {
            return activity.find(pid)
                    .filter(session -> of(session).equals(this))
                    .isPresent();
        }
    }
}
