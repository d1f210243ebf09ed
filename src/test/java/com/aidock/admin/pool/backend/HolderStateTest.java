package com.aidock.admin.pool.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lease;
import com.aidock.admin.pool.LeaseView;
import com.aidock.admin.testing.LeaseViews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of a holder from its lease and its session. */
class HolderStateTest {
    private final Lease lease = mock(Lease.class);

    @Test
    void who_waits_for_a_second_connection_is_told_so_at_both() {
        when(lease.thread()).thenReturn(Thread.currentThread());
        Backend idle = backend("idle in transaction");
        assertThat(HolderState.of(lease, 0, idle, true, List.of(), true)).isEqualTo(HolderState.WAITING_FOR_ANOTHER);
        assertThat(HolderState.of(lease, 0, idle, true, List.of(), false)).isEqualTo(HolderState.IDLE_IN_TRANSACTION);
        when(lease.waiting()).thenReturn(true);
        assertThat(HolderState.of(lease, 0, null, true, List.of(), true)).isEqualTo(HolderState.WAITING_AS_HOLDER);
    }

    @Test
    void the_servers_last_statement_is_the_holders_if_it_began_within_the_borrow() {
        assertThat(holder(null, Duration.ofSeconds(3)).lastSql()).isEqualTo("select pg_sleep(?)");
        assertThat(holder(null, Duration.ofSeconds(11)).lastSql()).isNull();
        assertThat(holder(null, null).lastSql()).isNull();
        assertThat(holder("select 1 from llm_config", Duration.ofSeconds(3)).lastSql())
                .isEqualTo("select 1 from llm_config");
    }

    @Test
    void where_it_stands_is_a_line_of_ours_that_can_be_looked_up() {
        List<StackTraceElement> stack = List.of(
                new StackTraceElement("org.postgresql.core.PGStream", "receive", "PGStream.java", 9),
                new StackTraceElement("com.aidock.admin.access.$Proxy195", "signedIn", null, -1),
                new StackTraceElement(
                        "com.aidock.admin.access.UserStore$$SpringCGLIB$$0", "signedIn", "<generated>", -1),
                new StackTraceElement("com.aidock.admin.access.UserStore", "signedIn", "UserStore.java", 112));
        LeaseView view = LeaseViews.held(Lane.MAIN, 7, 10, null);
        assertThat(new Holder(view, HolderState.RUNNING, null, null, null, null, stack).line())
                .isEqualTo("UserStore.signedIn:112");
    }

    private static Holder holder(@Nullable String sql, @Nullable Duration statedBefore) {
        LeaseView view = LeaseViews.held(Lane.MAIN, 7, 10, sql);
        return new Holder(view, HolderState.RUNNING, backend("active"), null, null, statedBefore, List.of());
    }

    private static Backend backend(String state) {
        return new Backend(
                7, Instant.EPOCH, "", "", "", state, null, null, null, null, null, List.of(), "select pg_sleep(?)");
    }
}
