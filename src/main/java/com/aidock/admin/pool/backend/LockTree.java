package com.aidock.admin.pool.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who waits for whom, as a tree: a session that blocks others at the root, those that it blocks below it. */
public record LockTree(Backend session, List<LockTree> blocked) {
    public LockTree {
        blocked = List.copyOf(blocked);
    }

    /** One tree for each session that blocks others and waits for nobody itself; the largest first. */
    public static List<LockTree> of(ServerActivity activity) {
        Set<Integer> roots = new HashSet<>();
        activity.byPid().values().forEach(waiter -> waiter.blockedBy().stream()
                .filter(pid -> activity.find(pid)
                        .filter(blocker -> blocker.blockedBy().isEmpty())
                        .isPresent())
                .forEach(roots::add));
        return roots.stream()
                .flatMap(pid -> activity.find(pid).stream())
                .map(root -> below(root, activity, new HashSet<>()))
                .sorted(Comparator.comparingInt(LockTree::size).reversed())
                .toList();
    }

    /** How many sessions wait below the root. */
    public int size() {
        return blocked.stream().mapToInt(child -> 1 + child.size()).sum();
    }

    /** A session that waits for two others is shown below the one that is met first. */
    private static LockTree below(Backend blocker, ServerActivity activity, Set<Integer> seen) {
        seen.add(blocker.pid());
        List<LockTree> children = new ArrayList<>();
        activity.byPid().values().stream()
                .filter(waiter -> waiter.blockedBy().contains(blocker.pid()))
                .sorted(Comparator.comparing(Backend::pid))
                .filter(waiter -> seen.add(waiter.pid()))
                .forEach(waiter -> children.add(below(waiter, activity, seen)));
        return new LockTree(blocker, children);
    }
}
