package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailRuleTest {
    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", " ada@example.org ", "admin@localhost", "ädä@exämple.org"})
    void accepts_an_address_with_white_space_around_it(String email) {
        assertThat(EmailRule.complaint(email)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "ada", "ada@", "@example.org", "a b@example.org", "a@b@c", "a\0b@example.org"})
    void refuses_what_is_none(String email) {
        assertThat(EmailRule.complaint(email)).isPresent();
    }

    @Test
    void refuses_more_than_254_characters() {
        assertThat(EmailRule.complaint("a".repeat(243) + "@example.or")).isEmpty();
        assertThat(EmailRule.complaint("a".repeat(243) + "@example.org")).isPresent();
    }
}
