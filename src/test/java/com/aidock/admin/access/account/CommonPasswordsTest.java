package com.aidock.admin.access.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    private static final String EMAIL = "ada.lovelace@analytical-engines.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1q2w3e4r5t6y",
                "administrator",
                "Administrator1!",
                "PASSWORD1234",
                "p@ssw0rd2026!",
                "P4$$w0rd!!!!",
                "!!!letmein!!!",
                "passwordpassword",
                "Password1Password1",
                "horsehorsehorse",
                "abcabcabcabcabc",
                "123456789012",
                "abcdefghijklmn",
                "98765432109876543210",
                "1234567890!!",
                "qwertyuiop123",
                "ada.lovelace1",
                "Ada-Lovelace-2026",
                "AnalyticalEnginesExample1",
                "aidock-admin",
                "AI Dock Admin 2026!",
                "aidockaidock",
                "zxcvbnm,./zxcvbnm,./"
            })
    void are_recognised_with_little_around_them(String password) {
        assertThat(CommonPasswords.contain(password, EMAIL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple", "planted correct horse", "quiet harbour 42 boats", "admin-password-x7",
                "пароль для моей консоли", "海の上の静かな小舟を数える", "😀🐴🔋📎🚀🌊⛵️🧭🪝🌧️☕️📚", "dragon83749201745!62",
                "tr0ub4dor&3-and-more", "Ada writes engines"
            })
    void are_not_seen_where_there_are_none(String password) {
        assertThat(CommonPasswords.contain(password, EMAIL)).isFalse();
    }
}
