package com.aidock.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.shared.Registration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest extends ScreenTest {
    private final Heartbeat heartbeat = new Heartbeat();
    private final AtomicInteger beats = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();

    @AfterEach
    void stop() {
        heartbeat.close();
    }

    @Test
    void beats_while_the_component_is_on_the_screen() {
        heartbeat.whileAttached(owner, beats::incrementAndGet);
        heartbeat.beat();
        eventually(() -> assertThat(beats).hasPositiveValue());
        owner.removeFromParent();
        assertThat(heartbeat.listeners()).isZero();
    }

    @Test
    void can_be_ended() {
        Registration registration = heartbeat.whileAttached(owner, beats::incrementAndGet);
        registration.remove();
        assertThat(heartbeat.listeners()).isZero();
    }

    @Test
    void skips_beats_that_a_busy_screen_cannot_follow() {
        heartbeat.close();
        heartbeat.whileAttached(owner, beats::incrementAndGet);
        for (int i = 0; i < 50; i++) {
            heartbeat.beat();
        }
        eventually(() -> assertThat(beats).hasValue(1));
    }

    @Test
    void reports_a_listener_that_fails_once() {
        heartbeat.whileAttached(owner, () -> {
            throw new IllegalStateException("broken");
        });
        heartbeat.beat();
        eventually(() -> assertThat(reported).hasSize(1));
        heartbeat.whileAttached(owner, beats::incrementAndGet);
        heartbeat.beat();
        eventually(() -> assertThat(beats).hasPositiveValue());
        assertThat(reported).hasSize(1);
    }

    @Test
    void goes_on_with_a_listener_that_met_an_error_of_the_machine() {
        heartbeat.whileAttached(owner, () -> {
            if (beats.incrementAndGet() < 3) {
                throw new OutOfMemoryError("Java heap space");
            }
        });
        heartbeat.whileAttached(owner, others::incrementAndGet);
        eventually(() -> assertThat(beats).hasValueGreaterThanOrEqualTo(3));
        assertThat(others).hasPositiveValue();
    }
}
