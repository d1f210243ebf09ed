package com.aidock.admin.access.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceMarksTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final byte[] KEY = new byte[32];

    private final DeviceMarks marks = at(NOW);

    private static DeviceMarks at(Instant now) {
        return new DeviceMarks(() -> Optional.of(KEY), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void a_browser_is_known_by_every_replica_and_after_every_restart() {
        String cookie = marks.renew("ada@example.org", 7, null).orElseThrow();

        assertThat(at(NOW.plus(Duration.ofDays(180))).find(" Ada@Example.org ", cookie))
                .hasValueSatisfying(mark -> assertThat(mark.version()).isEqualTo(7));
    }

    @Test
    void a_mark_is_worth_nothing_for_another_account_with_another_key_or_after_its_time() {
        String cookie = marks.renew("ada@example.org", 7, null).orElseThrow();
        byte[] other = KEY.clone();
        other[0] = 1;

        assertThat(marks.find("bob@example.org", cookie)).isEmpty();
        assertThat(new DeviceMarks(() -> Optional.of(other), Clock.fixed(NOW, ZoneOffset.UTC))
                        .find("ada@example.org", cookie))
                .isEmpty();
        assertThat(at(NOW.plus(Duration.ofDays(181))).find("ada@example.org", cookie))
                .isEmpty();
        assertThat(new DeviceMarks(Optional::empty, Clock.fixed(NOW, ZoneOffset.UTC)).find("ada@example.org", cookie))
                .isEmpty();
    }

    @Test
    void a_changed_mark_is_none() {
        String cookie = marks.renew("ada@example.org", 7, null).orElseThrow();

        assertThat(marks.find("ada@example.org", cookie.replace(".7.", ".8."))).isEmpty();
        assertThat(marks.find("ada@example.org", "A" + cookie.substring(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "~~~~~~~~~~", "a.b.c.d", "AAAAAAAAAAAAAAAA.99999999999999999999.1.x", "ü\u0000"})
    void what_is_no_mark_is_ignored(String junk) {
        assertThat(marks.find("ada@example.org", junk)).isEmpty();
        assertThat(marks.find("ada@example.org", junk.repeat(5000))).isEmpty();
        String cookie = marks.renew("ada@example.org", 1, junk).orElseThrow();
        assertThat(cookie).doesNotContain("~");
        assertThat(marks.find("ada@example.org", cookie)).isPresent();
    }

    @Test
    void people_who_share_a_browser_are_known_there_each_and_the_last_five_only() {
        String cookie = "";
        for (int i = 0; i < 7; i++) {
            cookie = marks.renew("user%d@example.org".formatted(i), i, cookie).orElseThrow();
        }
        assertThat(marks.find("user1@example.org", cookie)).isEmpty();
        for (int i = 2; i < 7; i++) {
            assertThat(marks.find("user%d@example.org".formatted(i), cookie)).isPresent();
        }
    }

    @Test
    void a_browser_keeps_its_name_at_the_next_sign_in_and_has_one_mark_for_an_account() {
        String first = marks.renew("ada@example.org", 7, null).orElseThrow();
        String second = marks.renew("ada@example.org", 8, first).orElseThrow();

        assertThat(second).doesNotContain("~");
        assertThat(marks.find("ada@example.org", second).orElseThrow().device())
                .isEqualTo(marks.find("ada@example.org", first).orElseThrow().device());
    }

    @Test
    void names_nobody() {
        assertThat(marks.renew("ada@example.org", 7, null).orElseThrow()).doesNotContain("ada", "example");
    }
}
