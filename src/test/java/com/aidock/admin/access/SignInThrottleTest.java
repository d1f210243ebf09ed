package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private static final String HOME = "192.0.2.1";
    private static final String ATTACKER = "198.51.100.9";

    private final HandTicker ticker = new HandTicker();
    private final SignInThrottle throttle = new SignInThrottle(ticker);

    @Test
    void slows_an_account_down_wherever_its_failures_come_from() {
        throttle.failed("ada@example.org", "198.51.100.1");
        throttle.failed("ADA@example.org", "198.51.100.2");
        throttle.failed(" ada@example.org", "198.51.100.3");

        refused("ada@example.org", "198.51.100.4");
        passes("bob@example.org", "198.51.100.4");
    }

    @Test
    void lets_through_again_after_the_delay() {
        fail("ada@example.org", ATTACKER, 3);
        ticker.advance(Duration.ofSeconds(1));

        passes("ada@example.org", ATTACKER);
    }

    @Test
    void nobody_elsewhere_locks_out_an_address_that_signed_in_before() {
        throttle.succeeded("ada@example.org", HOME);
        fail("ada@example.org", ATTACKER, 50);

        refused("ada@example.org", ATTACKER);
        passes("ada@example.org", HOME);
    }

    @Test
    void a_known_address_has_failures_of_its_own() {
        throttle.succeeded("ada@example.org", HOME);
        fail("ada@example.org", HOME, 3);

        refused("ada@example.org", HOME);
        passes("ada@example.org", "192.0.2.2");
    }

    @Test
    void slows_an_address_down_that_tries_many_accounts_even_if_one_of_them_is_its_own() {
        for (int i = 0; i < 10; i++) {
            throttle.failed("user" + i + "@example.org", ATTACKER);
        }
        throttle.succeeded("mine@example.org", ATTACKER);

        refused("user11@example.org", ATTACKER);
        passes("user11@example.org", HOME);
        passes("mine@example.org", ATTACKER);
    }

    @Test
    void one_ipv6_network_is_one_address() {
        for (int i = 1; i <= 10; i++) {
            throttle.failed("user" + i + "@example.org", "2001:db8:1:2::" + i);
        }

        refused("user11@example.org", "2001:db8:1:2:ffff::1");
        passes("user11@example.org", "2001:db8:1:3::1");
    }

    @Test
    void success_clears_the_account() {
        fail("ada@example.org", HOME, 2);
        throttle.succeeded("ada@example.org", HOME);
        fail("ada@example.org", HOME, 2);

        passes("ada@example.org", HOME);
    }

    private void fail(String email, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(email, address);
        }
    }

    private void refused(String email, String address) {
        assertThatExceptionOfType(TooManyAttempts.class).isThrownBy(() -> throttle.check(email, address));
    }

    private void passes(String email, String address) {
        assertThatCode(() -> throttle.check(email, address)).doesNotThrowAnyException();
    }
}
