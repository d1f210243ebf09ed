package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

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
    void refuses_what_is_longer_than_bcrypt_takes_in_bytes() {
        assertThat(PasswordRule.complaint("ab".repeat(36), EMAIL)).isEmpty();
        assertThat(PasswordRule.complaint("ab".repeat(36) + "c", EMAIL)).isPresent();
        assertThat(PasswordRule.complaint("aä".repeat(24), EMAIL)).isEmpty();
        assertThat(PasswordRule.complaint("aä".repeat(24) + "b", EMAIL)).isPresent();
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

    @Test
    void accepts_nothing_that_the_encoder_refuses() {
        PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        String longest = "ab".repeat(36);

        assertThat(encoder.matches(longest, encoder.encode(longest))).isTrue();
    }
}
