package com.aidock.admin.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.aidock.admin.database.StartupRefused;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionLimitsTest {
    @ParameterizedTest
    @CsvSource({"PT0S, PT1M, lifetime", "PT12H, PT1S, idle", "P31D, PT1H, lifetime", "PT30M, PT1H, idle"})
    void senseless_limits_end_the_start(Duration lifetime, Duration idle, String culprit) {
        assertThatExceptionOfType(StartupRefused.class)
                .isThrownBy(() -> new SessionLimits(lifetime, idle))
                .withMessageStartingWith("aidock.sessions." + culprit);
    }

    @ParameterizedTest
    @CsvSource({
        "PT60M, no activity for 60 minutes.",
        "PT90S, no activity for 90 seconds.",
        "PT1M, no activity for 1 minute.",
        "PT2H, no activity for 2 hours."
    })
    void the_reason_names_the_time(Duration idle, String text) {
        assertThat(SessionEnd.IDLE.text(new SessionLimits(Duration.ofHours(12), idle)))
                .isEqualTo("You were signed out: " + text);
    }

    @Test
    void the_reasons_kept_for_browsers_that_were_away_are_bounded() {
        EndedSessions ended = new EndedSessions();
        IntStream.rangeClosed(0, EndedSessions.MOST).forEach(i -> ended.add("id" + i, SessionEnd.IDLE));

        assertThat(ended.of("id0")).isEmpty();
        assertThat(ended.of("id1")).contains(SessionEnd.IDLE);
        assertThat(ended.of(null)).isEmpty();
    }
}
