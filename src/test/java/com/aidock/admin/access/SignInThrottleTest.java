package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.aidock.admin.access.device.DeviceMark;
import com.aidock.admin.platform.ClientNetwork;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private static final DeviceMark HOME = new DeviceMark("home", 1);

    private final HandTicker ticker = new HandTicker();
    private final SignInThrottle throttle = new SignInThrottle(ticker);

    @Test
    void nobody_elsewhere_holds_up_a_browser_that_is_known() {
        for (int i = 0; i < 2000; i++) {
            throttle.enter("ada@example.org", "198.%d.%d.1".formatted(i / 200, i % 200), null)
                    .wrong();
            ticker.advance(Duration.ofMillis(100));
        }
        assertThat(throttle.enter("Ada@Example.org", HOME).rank()).isZero();
    }

    @Test
    void a_known_browser_has_failures_of_its_own_and_waits_for_thirty_seconds_at_most() {
        for (int i = 0; i < 20; i++) {
            throttle.enter("ada@example.org", HOME).wrong();
            ticker.advance(Duration.ofSeconds(30));
        }
        throttle.enter("ada@example.org", HOME).wrong();

        assertThatExceptionOfType(TooManyAttempts.class)
                .isThrownBy(() -> throttle.enter("ada@example.org", HOME))
                .matches(refused -> refused.secondsToWait() == 30);
        throttle.enter("ada@example.org", new DeviceMark("office", 1)).wrong();
        throttle.enter("ada@example.org", "192.0.2.1", null).wrong();
    }

    @Test
    void a_burst_from_a_known_browser_gets_no_more_attempts_than_a_queue() {
        for (int i = 0; i < 3; i++) {
            throttle.enter("ada@example.org", HOME);
        }
        assertThatExceptionOfType(TooManyAttempts.class).isThrownBy(() -> throttle.enter("ada@example.org", HOME));
    }

    @Test
    void what_was_right_or_not_compared_does_not_count() {
        for (int i = 0; i < 20; i++) {
            throttle.enter("ada@example.org", HOME).close();
            throttle.enter("ada@example.org", HOME).right();
            throttle.enter("ada@example.org", "192.0.2.1", null).close();
            ticker.advance(Duration.ofMillis(100));
            throttle.enter("ada@example.org", "192.0.2.1", null).right();
            ticker.advance(Duration.ofMillis(100));
        }
    }

    @Test
    void strangers_rank_behind_known_browsers_and_by_how_often_they_tried() {
        for (int i = 0; i < 3; i++) {
            assertThat(throttle.enter("ada@example.org", "192.0.2.1", null).rank())
                    .isEqualTo(1 + i);
            ticker.advance(Duration.ofMillis(100));
        }
        assertThat(throttle.enter("ada@example.org", "192.0.2.2", null).rank()).isEqualTo(1);
    }

    @Test
    void one_ipv6_network_is_one_sender() {
        assertThat(ClientNetwork.sender("2001:db8:1:2::1")).isEqualTo(ClientNetwork.sender("2001:db8:1:2:ffff::9"));
        assertThat(ClientNetwork.sender("2001:db8:1:2::1")).isNotEqualTo(ClientNetwork.sender("2001:db8:1:3::1"));
        assertThat(ClientNetwork.network("2001:db8:1:2::1", ""))
                .isEqualTo(ClientNetwork.network("2001:db8:1:3::1", ""));
        assertThat(ClientNetwork.network("192.0.2.1", ""))
                .isEqualTo(ClientNetwork.network("::ffff:192.0.2.99", ""))
                .isNotEqualTo(ClientNetwork.network("192.0.3.1", ""));
    }
}
