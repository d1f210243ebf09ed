package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.LeaseView;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.HolderState;
import com.aidock.admin.pool.incident.Cause;
import com.aidock.admin.pool.incident.Culprits;
import com.aidock.admin.testing.LeaseViews;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemedyButtonTest {
    private final ActBench bench = mock(ActBench.class);
    private final Culprits culprits = mock(Culprits.class);
    private final RemedyButton remedy = new RemedyButton(bench, culprits);

    @Test
    void no_growth_is_offered_where_the_server_has_no_room_but_who_has_it() {
        when(bench.mayAct()).thenReturn(true);
        assertThat(offered(Cause.TOO_SMALL)).isEqualTo("Show who has the connections");
        assertThat(offered(Cause.NESTED_BORROW)).isEqualTo("Show who has the connections");
        when(culprits.roomToGrow()).thenReturn(true);
        assertThat(offered(Cause.TOO_SMALL)).isEqualTo("Resize a lane…");
    }

    @Test
    void what_is_to_be_done_first_about_a_session_is_named() {
        when(bench.mayAct()).thenReturn(true);
        when(culprits.of(any())).thenReturn(Optional.of(holder()));
        assertThat(offered(Cause.SLOW_SQL)).isEqualTo("Cancel statement of session 4711…");
        assertThat(offered(Cause.DEAD_SOCKETS)).isEqualTo("Take connection 4711 back…");
        assertThat(offered(Cause.LEAK)).isEqualTo("End session 4711…");
    }

    private String offered(Cause cause) {
        remedy.offer(cause);
        return remedy.getText();
    }

    private static Holder holder() {
        LeaseView lease = LeaseViews.held(Lane.MAIN, 4711, 9, null);
        return new Holder(lease, HolderState.RUNNING, null, null, null, null, List.of());
    }
}
