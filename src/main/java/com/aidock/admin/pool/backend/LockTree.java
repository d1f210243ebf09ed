package com.aidock.admin.pool.backend;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Arranges the sessions that wait for locks below the session that blocks them and waits for nobody itself. */
public record LockTree(Backend session, List<LockTree> blocked) {
    /** How {@code pg_blocking_pids} names a transaction that was prepared and belongs to no session. */
    private static final int PREPARED = 0;

    public LockTree {
        blocked = List.copyOf(blocked);
    }

    /** One tree for each session that blocks others and waits for nobody itself; the largest first. */
    public static List<LockTree> of(ServerActivity activity) {
        Map<Integer, List<Backend>> waiters = waiters(activity);
        return waiters.keySet().stream()
                .map(pid -> activity.find(pid).orElseGet(() -> unlisted(pid)))
                .filter(blocker -> blocker.blockedBy().isEmpty())
                .map(root -> below(root, waiters))
                .sorted(Comparator.comparingInt(LockTree::size).reversed().thenComparing(tree -> tree.session()
                        .pid()))
                .toList();
    }

    /** Each session that blocks others, with those that wait for it in the order of their pids. */
    private static Map<Integer, List<Backend>> waiters(ServerActivity activity) {
        Map<Integer, List<Backend>> waiters = new HashMap<>();
        activity.byPid().values().stream()
                .filter(session -> !session.blockedBy().isEmpty())
                .sorted(Comparator.comparing(Backend::pid))
                .forEach(waiter -> waiter.blockedBy()
                        .forEach(pid -> waiters.computeIfAbsent(pid, key -> new ArrayList<>())
                                .add(waiter)));
        return waiters;
    }

    /** Something that holds a lock and is no client session: a prepared transaction, or the server's own work. */
    private static Backend unlisted(int pid) {
        return new Backend(
                pid,
                Instant.EPOCH,
                pid == PREPARED ? "a prepared transaction" : "PostgreSQL itself",
                "",
                "",
                "",
                null,
                null,
                null,
                null,
                null,
                List.of(),
                "");
    }

    /** How many sessions wait below the root. */
    public int size() {
        return blocked.stream().mapToInt(child -> 1 + child.size()).sum();
    }

    /**
     * Level by level, so that each session stands as near to the root as it can: a queue for one row reports each
     * session as blocked by all before it, which would nest as deep as the queue is long.
     */
    private static LockTree below(Backend root, Map<Integer, List<Backend>> waiters) {
        Map<Integer, List<Backend>> children = new HashMap<>();
        List<Backend> met = new ArrayList<>();
        Set<Integer> seen = new HashSet<>(Set.of(root.pid()));
        Deque<Backend> next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            Backend blocker = next.removeFirst();
            met.add(blocker);
            List<Backend> own = waiters.getOrDefault(blocker.pid(), List.of()).stream()
                    .filter(waiter -> seen.add(waiter.pid()))
                    .toList();
            children.put(blocker.pid(), own);
            next.addAll(own);
        }
        return built(met, children);
    }

    /** From the last session met to the first, so that no depth overflows the stack here. */
    private static LockTree built(List<Backend> met, Map<Integer, List<Backend>> children) {
        Map<Integer, LockTree> trees = new HashMap<>();
        for (Backend session : met.reversed()) {
            List<LockTree> below = children.getOrDefault(session.pid(), List.of()).stream()
                    .map(child -> trees.getOrDefault(child.pid(), new LockTree(child, List.of())))
                    .toList();
            trees.put(session.pid(), new LockTree(session, below));
        }
        return trees.getOrDefault(met.getFirst().pid(), new LockTree(met.getFirst(), List.of()));
    }
}
