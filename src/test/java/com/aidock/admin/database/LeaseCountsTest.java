package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeaseCountsTest {
    private static final Work WORK = Work.job("test", "hold");
    private final LeaseRegistry registry = new LeaseRegistry();
    private final LeaseTable table = new LeaseTable();
    private final LeaseCounts counts = table.counts();

    @Test
    void those_that_found_no_place_are_counted_as_well() {
        List<LeasedConnection> leases = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            leases.add(added(Lane.MAIN));
        }
        leases.forEach(lease -> counts.waited(lease, 0));
        leases.forEach(lease -> counts.held(lease, 2_000_000));
        assertThat(counts.acquire(Lane.MAIN).count()).isEqualTo(100);
        assertThat(counts.hold(Lane.MAIN).count()).isEqualTo(100);
        assertThat(counts.hold(Lane.MAIN).percentile(0.01).toMillis()).isEqualTo(2);
    }

    @Test
    void who_waited_and_who_was_served_at_once_are_told_apart() {
        counts.waited(added(Lane.MAIN), 300);
        counts.waited(added(Lane.MAIN), TimeUnit.SECONDS.toNanos(1));
        assertThat(counts.acquire(Lane.MAIN).percentile(0.5).toNanos()).isEqualTo(1024);
        assertThat(counts.acquire(Lane.MAIN).percentile(1).toMillis()).isBetween(1000L, 1250L);
    }

    @Test
    void lanes_are_counted_apart() {
        LeasedConnection lease = added(Lane.RESERVED);
        counts.waited(lease, 300);
        counts.held(lease, 300);
        assertThat(counts.acquire(Lane.MAIN)).isEqualTo(TimeCounts.NONE);
        assertThat(counts.hold(Lane.BACKGROUND)).isEqualTo(TimeCounts.NONE);
        assertThat(counts.hold(Lane.RESERVED).count()).isOne();
    }

    private LeasedConnection added(Lane lane) {
        LeasedConnection lease = new LeasedConnection(lane, WORK, registry, 0);
        table.add(lease);
        return lease;
    }
}
