package com.aidock.admin.pool.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LockTreeTest {

    @Test
    void who_waits_for_a_waiter_stands_below_it() {
        List<LockTree> trees = trees(session(1), session(2, 1), session(3, 2), session(4, 1), session(5));
        assertThat(trees).singleElement().satisfies(tree -> {
            assertThat(tree.session().pid()).isEqualTo(1);
            assertThat(tree.size()).isEqualTo(3);
            assertThat(tree.blocked())
                    .extracting(child -> child.session().pid())
                    .containsExactly(2, 4);
            assertThat(tree.blocked().getFirst().blocked()).hasSize(1);
        });
    }

    @Test
    void the_largest_chain_comes_first_and_nobody_is_counted_twice() {
        List<LockTree> trees = trees(session(1), session(2, 1), session(9), session(3, 9), session(4, 9, 3));
        assertThat(trees).extracting(LockTree::size).containsExactly(2, 1);
    }

    @Test
    void a_queue_for_one_row_nests_no_deeper_than_it_must() {
        // The first waits for the root's transaction, all others for its place in the queue and for all before them.
        Backend[] sessions = Stream.iterate(1, pid -> pid <= 3000, pid -> pid + 1)
                .map(pid -> pid == 1
                        ? session(1)
                        : session(
                                pid,
                                Stream.iterate(Math.max(1, pid - 20), before -> before < pid, before -> before + 1)
                                        .toArray(Integer[]::new)))
                .toArray(Backend[]::new);
        assertThat(trees(sessions)).singleElement().satisfies(tree -> {
            assertThat(tree.size()).isEqualTo(2999);
            assertThat(tree.blocked()).hasSize(20);
        });
    }

    @Test
    void what_blocks_and_is_no_client_session_is_a_root_too() {
        assertThat(trees(session(2, 0), session(3, 77)))
                .extracting(tree -> tree.session().application())
                .containsExactly("a prepared transaction", "PostgreSQL itself");
    }

    private static List<LockTree> trees(Backend... sessions) {
        return LockTree.of(ServerActivity.of(Instant.EPOCH, Instant.EPOCH, 0, List.of(sessions)));
    }

    private static Backend session(int pid, Integer... blockedBy) {
        return new Backend(
                pid,
                Instant.EPOCH,
                "test",
                "ana",
                "aidock",
                "active",
                null,
                null,
                null,
                blockedBy.length == 0 ? null : "Lock",
                null,
                Stream.of(blockedBy).toList(),
                "select ?");
    }
}
