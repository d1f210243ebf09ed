package com.aidock.admin.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
    @ParameterizedTest
    @CsvSource({
        "69,100,HEALTHY",
        "70,100,WARNING",
        "90,100,WARNING",
        "91,100,CRITICAL",
        "100,100,CRITICAL",
        "0,100,HEALTHY",
        "14,20,WARNING",
        "18,20,WARNING",
        "19,20,CRITICAL",
        "3,5,HEALTHY",
        "4,5,WARNING",
        "5,5,CRITICAL",
        "1,1,CRITICAL",
        "0,0,HEALTHY"
    })
    void the_bounds_are_70_and_90_per_cent(int active, int capacity, Health health) {
        assertThat(Health.of(active, capacity)).isEqualTo(health);
    }

    @Test
    void the_pools_health_is_its_worst_lanes_main_or_background() {
        assertThat(Health.worst(List.of(lane(Lane.MAIN, 10, 100), lane(Lane.BACKGROUND, 19, 20))))
                .isEqualTo(Health.CRITICAL);
    }

    @Test
    void a_full_reserved_lane_is_not_the_pools_health() {
        assertThat(Health.worst(List.of(lane(Lane.MAIN, 10, 100), lane(Lane.RESERVED, 3, 3))))
                .isEqualTo(Health.HEALTHY);
    }

    static LaneReading lane(Lane lane, int active, int capacity) {
        return new LaneReading(lane, 2, active, 1, active + 1, 0, capacity, 0, 0);
    }
}
