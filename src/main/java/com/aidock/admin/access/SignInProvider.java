package com.aidock.admin.access;

import java.util.function.Consumer;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Signs in with e-mail and password: refuses what comes too soon, waits for a turn, looks the account up, compares.
 * Unknown accounts, and disabled ones with a wrong password, cost and say the same as a wrong password.
 */
final class SignInProvider implements AuthenticationProvider {
    private final SignInThrottle throttle;
    private final PasswordHasher hasher;
    private final DaoAuthenticationProvider passwords;
    private final Consumer<SignedInUser> onSignedIn;

    SignInProvider(
            UserLookup lookup, PasswordHasher hasher, SignInThrottle throttle, Consumer<SignedInUser> onSignedIn) {
        this.throttle = throttle;
        this.hasher = hasher;
        this.onSignedIn = onSignedIn;
        this.passwords = new DaoAuthenticationProvider(lookup);
        passwords.setPasswordEncoder(hasher.encoder());
        // Whether an account is disabled is told to those alone who know its password.
        passwords.setPreAuthenticationChecks(user -> {});
        passwords.setPostAuthenticationChecks(SignInProvider::checkEnabled);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        throttle.check(attempt.getName(), address);
        Authentication result = hasher.inTurn(() -> compare(attempt, address));
        throttle.succeeded(attempt.getName(), address);
        if (result.getPrincipal() instanceof SignedInUser user) {
            onSignedIn.accept(user);
        }
        return result;
    }

    private Authentication compare(Authentication attempt, String address) {
        // Again, because others may have failed while this one waited: a burst gets no more guesses than a queue.
        throttle.check(attempt.getName(), address);
        try {
            return passwords.authenticate(attempt);
        } catch (BadCredentialsException e) {
            throttle.failed(attempt.getName(), address);
            throw e;
        }
    }

    private static void checkEnabled(UserDetails user) {
        if (!user.isEnabled()) {
            throw new DisabledException("The account is disabled");
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
