package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LeaseTableTest {
    private static final Work WORK = Work.job("test", "hold");
    private final LeaseTable table = new LeaseTable();
    private long now;

    @Test
    void a_thread_finds_the_connection_it_took_last_and_the_one_before_when_that_is_back() {
        Lease outer = held();
        Lease inner = held();
        assertThat(table.innermost(Thread.currentThread())).isSameAs(inner);
        table.remove(inner);
        assertThat(table.innermost(Thread.currentThread())).isSameAs(outer);
        table.remove(outer);
        assertThat(table.innermost(Thread.currentThread())).isNull();
    }

    @Test
    void one_that_still_waits_is_listed_and_is_nobodys_connection() {
        Lease waiting = added();
        assertThat(table.all()).containsExactly(waiting);
        assertThat(table.innermost(Thread.currentThread())).isNull();
    }

    @Test
    void a_lease_that_ended_is_not_taken_for_the_one_in_its_place() {
        Lease first = held();
        table.remove(first);
        Lease second = held();
        assertThat(table.contains(first)).isFalse();
        assertThat(table.contains(second)).isTrue();
        assertThat(table.all()).containsExactly(second);
    }

    @Test
    void a_thread_with_more_leases_than_places_loses_none_of_them() {
        List<Lease> leases = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            leases.add(held());
        }
        assertThat(table.all()).hasSameElementsAs(leases);
        assertThat(table.innermost(Thread.currentThread())).isSameAs(leases.getLast());
        assertThat(table.borrows(Lane.MAIN)).isEqualTo(100);
        leases.forEach(table::remove);
        assertThat(table.all()).isEmpty();
    }

    @Test
    void many_virtual_threads_at_once_are_all_seen_and_all_counted() throws Exception {
        int threads = 2_000;
        CountDownLatch inside = new CountDownLatch(threads);
        CountDownLatch leave = new CountDownLatch(1);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.startVirtualThread(() -> holdUntil(inside, leave)));
        }
        inside.await();
        assertThat(table.all()).hasSize(threads);
        assertThat(Set.copyOf(table.all())).hasSize(threads);
        leave.countDown();
        for (Thread worker : workers) {
            worker.join();
        }
        assertThat(table.all()).isEmpty();
        assertThat(table.borrows(Lane.MAIN)).isEqualTo(threads);
    }

    private void holdUntil(CountDownLatch inside, CountDownLatch leave) {
        Lease lease = new Lease(Lane.MAIN, WORK, 0);
        table.add(lease);
        lease.acquired(1, 1);
        inside.countDown();
        try {
            leave.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        table.remove(lease);
    }

    private Lease held() {
        Lease lease = added();
        lease.acquired(1, ++now);
        return lease;
    }

    private Lease added() {
        Lease lease = new Lease(Lane.MAIN, WORK, ++now);
        table.add(lease);
        return lease;
    }
}
