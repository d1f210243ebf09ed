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
