package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeCountsTest {
    @Test
    void every_duration_lies_below_its_buckets_bound_by_a_quarter_at_most() {
        LongStream.iterate(1025, nanos -> nanos < Duration.ofHours(2).toNanos(), nanos -> nanos * 21 / 20 + 1)
                .forEach(nanos -> assertThat(TimeCounts.boundNanos(TimeCounts.bucket(nanos)))
                        .isGreaterThan(nanos)
                        .isLessThanOrEqualTo(nanos * 5 / 4 + 1));
    }

    @Test
    void bounds_grow_from_bucket_to_bucket_and_each_bound_begins_the_next() {
        for (int bucket = 0; bucket < TimeCounts.BUCKETS - 2; bucket++) {
            long bound = TimeCounts.boundNanos(bucket);
            assertThat(TimeCounts.bucket(bound - 1)).isEqualTo(bucket);
            assertThat(TimeCounts.bucket(bound)).isEqualTo(bucket + 1);
        }
    }

    @Test
    void nothing_and_nonsense_and_more_than_hours_are_counted_too() {
        assertThat(TimeCounts.bucket(-5)).isZero();
        assertThat(TimeCounts.bucket(0)).isZero();
        assertThat(TimeCounts.bucket(Long.MAX_VALUE)).isEqualTo(TimeCounts.BUCKETS - 1);
    }

    @Test
    void a_percentile_is_the_bound_of_the_bucket_that_it_lies_in() {
        TimeCounts counts = counted(98, Duration.ofMillis(1)).plus(counted(2, Duration.ofSeconds(1)));
        assertThat(counts.count()).isEqualTo(100);
        assertThat(counts.percentile(0.5)).isBetween(Duration.ofMillis(1), Duration.ofNanos(1_250_000));
        assertThat(counts.percentile(0.98)).isLessThan(Duration.ofMillis(2));
        assertThat(counts.percentile(0.99)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1250));
        assertThat(counts.percentile(1)).isEqualTo(counts.percentile(0.99));
        assertThat(TimeCounts.NONE.percentile(0.5)).isZero();
    }

    @Test
    void the_total_is_right_to_an_eighth() {
        TimeCounts counts = counted(1000, Duration.ofMillis(7));
        assertThat(counts.total()).isBetween(Duration.ofMillis(6_125), Duration.ofMillis(7_875));
    }

    @Test
    void an_earlier_reading_can_be_taken_off() {
        TimeCounts before = counted(3, Duration.ofMillis(1));
        TimeCounts after = before.plus(counted(2, Duration.ofMillis(9)));
        assertThat(after.minus(before)).isEqualTo(counted(2, Duration.ofMillis(9)));
        assertThat(before.minus(after)).isEqualTo(TimeCounts.NONE);
    }

    @Test
    void counts_survive_being_kept_and_a_wrong_number_of_them_is_refused() {
        TimeCounts counts = counted(3, Duration.ofMillis(1));
        assertThat(TimeCounts.of(counts.counts())).isEqualTo(counts);
        assertThatThrownBy(() -> TimeCounts.of(new long[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 buckets instead of 134");
    }

    private static TimeCounts counted(int times, Duration each) {
        TimeCounter counter = new TimeCounter();
        for (int i = 0; i < times; i++) {
            counter.add(each.toNanos());
        }
        return counter.read();
    }
}
