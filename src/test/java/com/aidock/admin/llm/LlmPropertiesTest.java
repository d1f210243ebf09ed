package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aidock.admin.database.StartupRefused;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LlmPropertiesTest {
    @Test
    void takes_a_minute_to_thirty_days() {
        assertThat(new LlmProperties(Duration.ofMinutes(1)).previousKeyGrace()).isEqualTo(Duration.ofMinutes(1));
        assertThat(new LlmProperties(Duration.ofDays(30)).previousKeyGrace()).isEqualTo(Duration.ofDays(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59S", "PT0S", "PT-1H", "P30DT1S"})
    void refuses_what_makes_no_sense_naming_the_property(String grace) {
        Duration wrong = Duration.parse(grace);
        assertThatThrownBy(() -> new LlmProperties(wrong))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("aidock.llm.previous-key-grace (AIDOCK_LLM_PREVIOUSKEYGRACE)")
                .hasMessageContaining("from 1m to 30d");
    }
}
