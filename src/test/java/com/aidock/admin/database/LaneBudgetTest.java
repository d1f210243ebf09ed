package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneBudgetTest {
    private static final LaneProperties EMERGENCY = new LaneProperties(lane(30, 100), lane(2, 20), lane(2, 3));

    @Test
    void lanes_that_fit_stay_as_they_are() {
        assertThat(LaneBudget.fit(EMERGENCY, 123)).isSameAs(EMERGENCY);
    }

    @ParameterizedTest
    @CsvSource({"122,100,19,3", "97,79,15,3", "50,40,7,3", "20,15,2,3", "8,4,1,3", "5,2,1,2", "4,2,1,1", "3,1,1,1"})
    void the_reserved_lane_is_kept_and_the_others_share_the_rest(
            int available, int main, int background, int reserved) {
        LaneProperties fitted = LaneBudget.fit(EMERGENCY, available);
        assertThat(fitted.main().maximumSize()).isEqualTo(main);
        assertThat(fitted.background().maximumSize()).isEqualTo(background);
        assertThat(fitted.reserved().maximumSize()).isEqualTo(reserved);
        assertThat(fitted.sum()).isLessThanOrEqualTo(available);
    }

    @Test
    void what_is_kept_never_exceeds_what_the_lane_may_open() {
        assertThat(LaneBudget.fit(EMERGENCY, 20).main().kept()).isEqualTo(15);
    }

    static LaneSettings lane(int idle, int size) {
        Duration s = Duration.ofSeconds(10);
        Duration longer = Duration.ofSeconds(30);
        return new LaneSettings(idle, size, s, longer, s, s, s, longer, s, s);
    }
}
