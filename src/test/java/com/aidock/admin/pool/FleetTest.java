package com.aidock.admin.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aidock.admin.database.Lane;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetTest {
    private static final Map<Lane, Integer> EMERGENCY = Map.of(Lane.MAIN, 100, Lane.BACKGROUND, 20, Lane.RESERVED, 3);
    /** What other replicas have open is counted as others of one replica, but not twice in a fleet. */
    private static final ServerBudget SERVER = new ServerBudget(400, 3, 77, EMERGENCY);

    @ParameterizedTest
    @CsvSource({"1,123,244,344,156", "2,246,121,160,279", "3,369,-2,99,402", "4,492,-125,68,525", "50,6150,-5783,0,6183"
    })
    void as_many_replicas_as_asked_are_summed(int replicas, int sum, int left, int largestMain, int needed) {
        Fleet fleet = new Fleet(SERVER, replicas, 30);
        assertThat(fleet.sum()).isEqualTo(sum);
        assertThat(fleet.left()).isEqualTo(left);
        assertThat(fleet.fits()).isEqualTo(left >= 0);
        assertThat(fleet.largestMain()).isEqualTo(largestMain);
        assertThat(fleet.neededMaxConnections()).isEqualTo(needed);
    }

    @Test
    void the_largest_main_and_the_needed_max_connections_fit_exactly() {
        Fleet fleet = new Fleet(SERVER, 3, 30);
        assertThat(new Fleet(SERVER.with(Lane.MAIN, fleet.largestMain()), 3, 30).fits())
                .isTrue();
        assertThat(new Fleet(SERVER.with(Lane.MAIN, fleet.largestMain() + 1), 3, 30).fits())
                .isFalse();
        ServerBudget grown = new ServerBudget(fleet.neededMaxConnections(), 3, 77, EMERGENCY);
        assertThat(new Fleet(grown, 3, 30).left()).isZero();
    }

    @Test
    void no_replica_is_no_fleet() {
        assertThatThrownBy(() -> new Fleet(SERVER, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
