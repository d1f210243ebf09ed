package com.aidock.admin.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolLogTest {
    @Test
    void the_line_keeps_the_shape_that_monitors_look_for() {
        DatabaseReading database = new DatabaseReading(true, Instant.EPOCH, null, 20, 147, 17);
        PoolSample sample = new PoolSample(
                Instant.EPOCH,
                Health.HEALTHY,
                List.of(
                        HealthTest.lane(Lane.MAIN, 15, 100),
                        HealthTest.lane(Lane.BACKGROUND, 2, 20),
                        HealthTest.lane(Lane.RESERVED, 0, 3)),
                Duration.ZERO,
                database);
        assertThat(PoolLog.line(sample))
                .isEqualTo("🔥 POOL STATUS [HEALTHY]: Sync: 15.0% (15/100) | Async: 10.0% (2/20)");
    }
}
