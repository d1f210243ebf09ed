package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

import com.aidock.admin.access.account.PasswordStorage;
import com.aidock.admin.database.StartupRefused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class FirstAdministratorTest {
    private final FirstRun firstRun = new FirstRun(
            mock(UserStore.class),
            new PasswordHasher(PasswordStorage.encoder(), 1),
            mock(SetupLinkPlace.class),
            new HandClock());

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, planted, AIDOCK_ADMIN_PASSWORD",
        "planted no address, planted correct horse, AIDOCK_ADMIN_EMAIL",
        "planted@example.org, planted@example.org, AIDOCK_ADMIN_PASSWORD",
        "ada@example.org, , AIDOCK_ADMIN_PASSWORD",
        ", planted correct horse, AIDOCK_ADMIN_EMAIL",
        "ada@example.org, Password1234!, AIDOCK_ADMIN_PASSWORD",
    })
    void senseless_values_end_the_start_with_a_line_that_repeats_none_of_them(
            String email, String password, String culprit) {
        assertThatExceptionOfType(StartupRefused.class)
                .isThrownBy(() -> create(email, password))
                .withMessageContaining(culprit)
                .withMessageNotContaining("planted")
                .matches(refused -> String.valueOf(refused.getMessage()).lines().count() == 1);
    }

    @Test
    void sensible_values_and_none_are_fine() {
        assertThatCode(() -> create("ada@example.org", "planted correct horse")).doesNotThrowAnyException();
        assertThatCode(() -> create(null, null)).doesNotThrowAnyException();
        assertThatCode(() -> create("", " ")).doesNotThrowAnyException();
    }

    private void create(@Nullable String email, @Nullable String password) {
        MockEnvironment environment = new MockEnvironment();
        if (email != null) {
            environment.setProperty("AIDOCK_ADMIN_EMAIL", email);
        }
        if (password != null) {
            environment.setProperty("AIDOCK_ADMIN_PASSWORD", password);
        }
        new FirstAdministrator(environment, firstRun);
    }
}
