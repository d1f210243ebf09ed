package com.aidock.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExactTimeTest {
    @Test
    void says_the_second_in_utc_whatever_is_behind_it() {
        assertThat(ExactTime.text(Instant.parse("2026-11-26T09:41:07.999Z"))).isEqualTo("2026-11-26 09:41:07 UTC");
    }
}
