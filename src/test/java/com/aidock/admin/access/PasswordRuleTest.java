package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    private static final String EMAIL = "ada.lovelace@example.org";

    @ParameterizedTest
    @ValueSource(strings = {"twelve chars", "correct horse battery staple", "пароль-пароль", "  spaces count  "})
    void accepts_length_in_any_script(String password) {
        assertThat(PasswordRule.complaint(password, EMAIL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eleven char", "👍👍👍👍👍👍👍👍👍👍👍"})
    void refuses_fewer_than_12_characters_however_many_units_they_take(String password) {
        assertThat(PasswordRule.complaint(password, EMAIL))
                .hasValueSatisfying(text -> assertThat(text).contains("fewer than 12"));
    }

    @Test
    void takes_long_passphrases_of_any_script_and_has_a_bound() {
        assertThat(PasswordRule.complaint("тихая гавань ".repeat(16), EMAIL)).isEmpty();
        assertThat(PasswordRule.complaint("海の上の静かな小舟を数える".repeat(16), EMAIL)).isEmpty();
        assertThat(PasswordRule.complaint("😀🐴🔋📎🌊🧭🪝☕".repeat(25), EMAIL)).isEmpty();
        assertThat(PasswordRule.complaint("quiet harbour 42 boats ".repeat(50), EMAIL))
                .hasValueSatisfying(text -> assertThat(text).contains("1,000"));
    }

    @Test
    void refuses_common_passwords_and_halves_of_characters() {
        assertThat(PasswordRule.complaint("Password2026!", EMAIL)).isPresent();
        assertThat(PasswordRule.complaint("twelve chars and \ud83d", EMAIL)).isPresent();
    }

    @Test
    void refuses_one_character_repeated_the_address_itself_and_control_characters() {
        assertThat(PasswordRule.complaint("aaaaaaaaaaaaaaa", EMAIL)).isPresent();
        assertThat(PasswordRule.complaint("Ada.Lovelace@Example.org", EMAIL)).isPresent();
        assertThat(PasswordRule.complaint("twelve\tchars", EMAIL)).isPresent();
    }

    @Test
    void never_repeats_the_password() {
        assertThat(PasswordRule.complaint("short", EMAIL))
                .hasValueSatisfying(text -> assertThat(text).doesNotContain("short"));
    }
}
