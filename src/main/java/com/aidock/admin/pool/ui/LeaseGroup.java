package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.backend.Holder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts leases together that a person reads as one: same lane, person or client, purpose and state, behind the same
 * session.
 *
 * @param members longest first; one alone where nothing is like it
 */
record LeaseGroup(Key key, List<Holder> members) {
    /** So many alike are one row. */
    private static final int FROM = 3;
    /** A row for several stays one until a single one is left, so that rows do not come and go at the border. */
    private static final int STILL = 2;

    LeaseGroup {
        members = List.copyOf(members);
    }

    /**
     * The groups in the order of their longest members; leases like few others each in a group of their own.
     *
     * @param roots for each session that waits for a lock, the one at the root of its chain
     * @param before what was shown as one row so far
     */
    static List<LeaseGroup> of(List<Holder> holders, Map<Integer, Integer> roots, Set<Key> before) {
        Map<Key, List<Holder>> alike = holders.stream()
                .collect(Collectors.groupingBy(
                        holder -> Key.of(holder, roots), LinkedHashMap::new, Collectors.toList()));
        List<LeaseGroup> groups = new ArrayList<>();
        Map<Key, Boolean> added = new LinkedHashMap<>();
        for (Holder holder : holders) {
            Key key = Key.of(holder, roots);
            List<Holder> members = alike.getOrDefault(key, List.of());
            if (members.size() < (before.contains(key) ? STILL : FROM)) {
                groups.add(new LeaseGroup(key, List.of(holder)));
            } else if (added.put(key, true) == null) {
                groups.add(new LeaseGroup(key, members));
            }
        }
        return groups;
    }

    boolean single() {
        return members.size() == 1;
    }

    /**
     * What is the same of all members.
     *
     * @param state in words, with the root of the lock chain
     */
    record Key(Lane lane, boolean waiting, String user, String purpose, String state) {
        static Key of(Holder holder, Map<Integer, Integer> roots) {
            return new Key(
                    holder.lease().lane(),
                    holder.lease().waiting(),
                    holder.lease().user(),
                    holder.lease().place() + " › " + holder.lease().operation(),
                    state(holder, roots));
        }

        /** A queue for one row reports each session as blocked by all before it; the root is what matters. */
        static String state(Holder holder, Map<Integer, Integer> roots) {
            if (holder.blockedBy().isEmpty()) {
                return holder.state().label();
            }
            Integer root = roots.get(holder.lease().backendPid());
            return Figures.waitsFor(root == null ? holder.blockedBy() : List.of(root));
        }
    }
}
