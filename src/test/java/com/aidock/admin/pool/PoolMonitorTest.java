package com.aidock.admin.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolMonitorTest {
    private static final Instant AT = Instant.parse("2026-12-01T10:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean broken;
    private final PoolReader reader = mock(PoolReader.class);
    private final PoolMonitor monitor = monitor();

    private PoolMonitor monitor() {
        when(reader.read()).thenAnswer(call -> {
            if (broken) {
                throw new OutOfMemoryError("Java heap space");
            }
            reads.incrementAndGet();
            return sample();
        });
        return new PoolMonitor(reader, nanos::get);
    }

    @AfterEach
    void stop() {
        monitor.close();
    }

    @Test
    void the_newest_sample_is_of_unknown_health_once_it_is_older_than_5_s() {
        broken = true;
        monitor.close();
        assertThat(monitor.latest().health()).isEqualTo(Health.HEALTHY);

        nanos.addAndGet(Duration.ofSeconds(5).plusNanos(1).toNanos());

        assertThat(monitor.latest().health()).isEqualTo(Health.UNKNOWN);
        assertThat(monitor.latest().at()).isEqualTo(AT);
        assertThat(monitor.latest().health(sample().lane(Lane.MAIN))).isEqualTo(Health.UNKNOWN);
        assertThat(monitor.latest()).as("one for all who look").isSameAs(monitor.latest());
        assertThat(monitor.now()).as("nobody watches what could be read now").isSameAs(monitor.latest());
        assertThat(monitor.age()).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void sampling_goes_on_after_an_error_of_the_machine() {
        broken = true;
        int before = reads.get();
        broken = false;
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(reads).hasValueGreaterThan(before + 1));
    }

    @Test
    void a_listener_that_throws_an_error_stops_neither_the_others_nor_the_sampler() {
        AtomicInteger heard = new AtomicInteger();
        monitor.onSample(sample -> {
            throw new NoClassDefFoundError("com/aidock/Gone");
        });
        monitor.onSample(sample -> heard.incrementAndGet());
        monitor.sample();
        monitor.sample();
        assertThat(heard).hasValueGreaterThanOrEqualTo(2);
    }

    private static PoolSample sample() {
        List<LaneReading> lanes = List.of(
                new LaneReading(Lane.MAIN, 30, 10, 20, 30, 0, 100, 0, 0),
                new LaneReading(Lane.BACKGROUND, 2, 0, 2, 2, 0, 20, 0, 0));
        DatabaseReading server = new DatabaseReading(true, AT, null, 32, 97, 32);
        return new PoolSample(AT, Health.worst(lanes), lanes, Duration.ZERO, server);
    }
}
