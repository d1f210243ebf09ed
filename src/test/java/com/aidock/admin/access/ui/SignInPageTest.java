package com.aidock.admin.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.access.SignInProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignInPageTest {
    @ParameterizedTest
    @CsvSource({
        "error, '', WRONG",
        "disabled, '', DISABLED",
        "wait, 8, TOO_SOON",
        "unavailable, database, DATABASE_AWAY",
        "unavailable, connections, ALL_BUSY",
        "unavailable, load, TOO_MANY_AT_ONCE",
        "unavailable, unexpected, UNEXPECTED",
        "unavailable, something else, UNEXPECTED",
    })
    void reads_the_reason_from_the_address(String parameter, String value, SignInProblem problem) {
        assertThat(SignInProblem.of(parameter, value)).contains(problem);
    }

    @Test
    void takes_no_other_parameter_for_a_reason() {
        assertThat(SignInProblem.of("continue", "")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void says_for_each_reason_what_to_do(SignInProblem problem) {
        assertThat(SignInTexts.title(problem)).isNotBlank();
        assertThat(SignInTexts.text(problem)).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource(names = {"DATABASE_AWAY", "ALL_BUSY", "TOO_MANY_AT_ONCE", "UNEXPECTED"})
    void blames_no_password_for_what_is_none_of_its_fault(SignInProblem problem) {
        assertThat(SignInTexts.text(problem)).containsAnyOf("was not checked", "It is not your password");
        assertThat(SignInTexts.title(problem)).doesNotContain("password");
    }
}
