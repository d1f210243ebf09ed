package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.aidock.admin.database.StartupRefused;
import org.junit.jupiter.api.Test;

class ApiTokenTest {
    private static final String TOKEN = "planted-0123456789abcdef01234567";

    @Test
    void matches_itself_alone() {
        ApiToken token = ApiToken.of(" " + TOKEN + "\n");

        assertThat(token.matches(TOKEN)).isTrue();
        assertThat(token.matches(TOKEN + "x")).isFalse();
        assertThat(token.matches("")).isFalse();
    }

    @Test
    void without_a_setting_none_is_right() {
        assertThat(ApiToken.of(null).matches("")).isFalse();
        assertThat(ApiToken.of(" ").matches(" ")).isFalse();
    }

    @Test
    void refuses_a_short_one_without_repeating_it() {
        assertThatExceptionOfType(StartupRefused.class)
                .isThrownBy(() -> ApiToken.of("planted-too-short"))
                .withMessageContaining("32")
                .withMessageNotContaining("planted");
    }

    @Test
    void does_not_show_itself() {
        assertThat(ApiToken.of(TOKEN).toString()).doesNotContain("planted");
    }
}
