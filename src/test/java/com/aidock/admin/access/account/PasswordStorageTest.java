package com.aidock.admin.access.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordStorageTest {
    private final PasswordEncoder encoder = PasswordStorage.encoder();

    @ParameterizedTest
    @ValueSource(strings = {"абвгд", "密码很长很长", "😀🐴🔋📎", "horse "})
    void a_passphrase_of_any_script_counts_to_its_last_character(String piece) {
        String passphrase = piece.repeat(200 / piece.codePointCount(0, piece.length()));
        String hash = encoder.encode(passphrase + "x");

        assertThat(encoder.matches(passphrase + "x", hash)).isTrue();
        assertThat(encoder.matches(passphrase + "y", hash)).isFalse();
        assertThat(encoder.matches(passphrase, hash)).isFalse();
    }

    @Test
    void it_matters_not_how_a_keyboard_composes_a_character() {
        String composed = "naïve café ångström";
        String hash = encoder.encode(composed);

        assertThat(encoder.matches(Normalizer.normalize(composed, Normalizer.Form.NFD), hash))
                .isTrue();
    }

    @Test
    void hashes_from_before_stay_valid_and_count_no_more_than_what_was_stored() {
        String longest = "ab".repeat(36);
        String before = "{bcrypt}" + new BCryptPasswordEncoder().encode(longest);
        String decomposed = Normalizer.normalize("naïve café ångström", Normalizer.Form.NFD);

        assertThat(encoder.matches(longest, before)).isTrue();
        assertThat(encoder.matches(longest + "c", before)).isFalse();
        assertThat(encoder.matches(decomposed, "{bcrypt}" + new BCryptPasswordEncoder().encode(decomposed)))
                .isTrue();
    }
}
