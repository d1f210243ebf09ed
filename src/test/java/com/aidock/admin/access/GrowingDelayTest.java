package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GrowingDelayTest {
    private final HandTicker ticker = new HandTicker();
    private final GrowingDelay delay = new GrowingDelay(GrowingDelay.Limits.OF_ONE_PERSON, ticker);

    @Test
    void doubles_after_the_free_failures_up_to_the_longest() {
        fail(2);
        assertThat(delay.secondsToWait("key")).isZero();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30, 30}) {
            fail(1);
            assertThat(delay.secondsToWait("key")).isEqualTo(seconds);
            ticker.advance(Duration.ofSeconds(seconds));
            assertThat(delay.secondsToWait("key")).isZero();
        }
    }

    @Test
    void stays_at_the_longest_however_many_fail() {
        fail(200);
        assertThat(delay.secondsToWait("key")).isEqualTo(30);
    }

    @Test
    void rounds_up_so_that_whoever_waits_as_told_is_let_in() {
        fail(4);
        ticker.advance(Duration.ofMillis(1));
        assertThat(delay.secondsToWait("key")).isEqualTo(2);
        ticker.advance(Duration.ofMillis(1998));
        assertThat(delay.secondsToWait("key")).isEqualTo(1);
    }

    @Test
    void counts_each_key_by_itself_and_forgets_one_on_request() {
        fail(5);
        assertThat(delay.secondsToWait("other")).isZero();
        delay.forget("key");
        assertThat(delay.secondsToWait("key")).isZero();
    }

    @Test
    void forgets_an_hour_after_the_last_failure() {
        fail(5);
        ticker.advance(Duration.ofMinutes(61));
        fail(1);
        assertThat(delay.secondsToWait("key")).isZero();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            delay.failed("key");
        }
    }
}
