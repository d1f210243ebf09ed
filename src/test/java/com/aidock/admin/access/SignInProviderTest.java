package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.aidock.admin.access.device.DeviceMarks;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class SignInProviderTest {
    private static final String HASH = "{hash}";

    private final UserStore users = mock();
    private final PasswordEncoder encoder = mock();
    private final List<SignedInUser> signedIn = new ArrayList<>();
    private final PasswordHasher hasher = new PasswordHasher(encoder, 1);
    private final HandTicker ticker = new HandTicker();
    private final DeviceMarks marks =
            new DeviceMarks(() -> Optional.of(new byte[32]), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final SignInProvider provider =
            new SignInProvider(
            new UserLookup(users, new KnownAccounts(), Duration.ofMillis(20)), hasher, new SignInThrottle(ticker), marks, signedIn::add);

    @BeforeEach
    void know_ada_and_a_disabled_bob() {
        when(encoder.encode(any())).thenReturn("{dummy}");
        when(encoder.matches("right", HASH)).thenReturn(true);
        when(users.findForSignIn(anyString())).thenReturn(Optional.empty());
        when(users.findForSignIn("ada@example.org"))
                .thenReturn(Optional.of(new SignedInUser("1", "ada@example.org", Role.ADMIN, true, 0, HASH)));
        when(users.findForSignIn("bob@example.org"))
                .thenReturn(Optional.of(new SignedInUser("2", "bob@example.org", Role.VIEWER, false, 0, HASH)));
    }

    @Test
    void the_right_password_signs_in() {
        assertThat(attempt(" ada@example.org ", "right").getPrincipal())
                .isEqualTo(signedIn.getFirst())
                .hasToString("user 1");
    }

    @Test
    void an_unknown_account_costs_a_comparison_and_says_the_same() {
        assertThatExceptionOfType(BadCredentialsException.class)
                .isThrownBy(() -> attempt("nobody@example.org", "right"))
                .withMessage(messageOfWrongPassword());
        verify(encoder).matches("right", "{dummy}");
    }

    @Test
    void only_who_knows_the_password_learns_that_an_account_is_disabled() {
        assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> attempt("bob@example.org", "wrong"));
        assertThatExceptionOfType(DisabledException.class).isThrownBy(() -> attempt("bob@example.org", "right"));
    }

    @Test
    void what_comes_too_soon_touches_neither_database_nor_encoder() {
        String cookie = marks.renew("ada@example.org", 0, null).orElseThrow();
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(BadCredentialsException.class)
                    .isThrownBy(() -> attempt("ada@example.org", "wrong", cookie));
        }
        clearInvocations(users, encoder);

        assertThatExceptionOfType(TooManyAttempts.class)
                .isThrownBy(() -> attempt("ada@example.org", "right", cookie))
                .matches(e -> e.secondsToWait() == 1);
        verify(users, never()).findForSignIn(any());
        verify(encoder, never()).matches(any(), any());
    }

    @Test
    void the_mark_of_an_earlier_version_of_the_account_is_worth_nothing() {
        String old = marks.renew("ada@example.org", 6, null).orElseThrow();
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(BadCredentialsException.class)
                    .isThrownBy(() -> attempt("ada@example.org", "wrong", old));
            ticker.advance(Duration.ofSeconds(1));
        }
        // As a known browser it would be refused now; as a stranger it has a turn.
        assertThat(attempt("ada@example.org", "right", old).isAuthenticated()).isTrue();
        // One look-up more than attempts: that of the first, which found the mark to be old.
        verify(users, times(5)).findForSignIn("ada@example.org");
    }

    @Test
    void a_look_up_that_hangs_takes_no_place_from_those_who_compare() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        when(users.findForSignIn("slow@example.org")).thenAnswer(look -> {
            asked.countDown();
            answer.await();
            return Optional.empty();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> attempt("slow@example.org", "right"));
            asked.await();

            assertThat(hasher.matches("right", HASH)).isTrue();
            String cookie = marks.renew("ada@example.org", 0, null).orElseThrow();
            assertThat(attempt("ada@example.org", "right", cookie).isAuthenticated())
                    .isTrue();
            assertThatExceptionOfType(UserLookup.LookupsBusy.class)
                    .isThrownBy(() -> attempt("bob@example.org", "right"));
            answer.countDown();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(slow::get)
                    .withCauseInstanceOf(BadCredentialsException.class);
        }
    }

    @Test
    void what_a_browser_is_known_by_is_not_kept_in_its_session() {
        String cookie = marks.renew("ada@example.org", 0, null).orElseThrow();

        assertThat(attempt("ada@example.org", "right", cookie).getDetails())
                .isExactlyInstanceOf(WebAuthenticationDetails.class)
                .asString()
                .doesNotContain(cookie);
    }

    @Test
    void a_database_failure_is_no_wrong_password_and_counts_as_no_failure() {
        when(users.findForSignIn("ada@example.org")).thenThrow(new DataAccessResourceFailureException("away"));

        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(InternalAuthenticationServiceException.class)
                    .isThrownBy(() -> attempt("ada@example.org", "right"));
        }
    }

    @Test
    void what_cannot_be_an_address_is_not_looked_up() {
        assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> attempt("a\0b@example.org", "right"));
        assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> attempt("", ""));
        verify(users, never()).findForSignIn(any());
    }

    private String messageOfWrongPassword() {
        try {
            attempt("ada@example.org", "wrong");
            throw new AssertionError("signed in with a wrong password");
        } catch (BadCredentialsException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Authentication attempt(String email, String password, String cookie) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("aidock-device", cookie));
        var token = UsernamePasswordAuthenticationToken.unauthenticated(email, password);
        token.setDetails(new SignInDetails(request));
        return provider.authenticate(token);
    }

    private Authentication attempt(String email, String password) {
        return provider.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(email, password));
    }
}
