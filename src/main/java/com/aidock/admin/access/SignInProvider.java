package com.aidock.admin.access;

import com.aidock.admin.access.device.DeviceMark;
import com.aidock.admin.access.device.DeviceMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Signs in with e-mail and password: waits for the attempt's turn, looks the account up, waits for a place to compare,
 * compares. Unknown accounts, and disabled ones with a wrong password, cost and say the same as a wrong password.
 */
final class SignInProvider implements AuthenticationProvider {
    private final UserLookup lookup;
    private final PasswordHasher hasher;
    private final SignInThrottle throttle;
    private final DeviceMarks marks;
    private final Consumer<SignedInUser> onSignedIn;

    SignInProvider(
            UserLookup lookup,
            PasswordHasher hasher,
            SignInThrottle throttle,
            DeviceMarks marks,
            Consumer<SignedInUser> onSignedIn) {
        this.lookup = lookup;
        this.hasher = hasher;
        this.throttle = throttle;
        this.marks = marks;
        this.onSignedIn = onSignedIn;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        SignedInUser user = signIn(attempt);
        onSignedIn.accept(user);
        return signedIn(user, attempt);
    }

    private SignedInUser signIn(Authentication attempt) {
        String cookie = attempt.getDetails() instanceof SignInDetails details ? details.deviceCookie() : null;
        Optional<DeviceMark> mark = marks.find(attempt.getName(), cookie);
        return mark.filter(known -> !throttle.isOutdated(attempt.getName(), known))
                .flatMap(known -> asKnown(attempt, known)).orElseGet(() -> asStranger(attempt));
    }

    /** Empty if the mark is of an earlier version of the account: it is a stranger's then. */
    private Optional<SignedInUser> asKnown(Authentication attempt, DeviceMark mark) {
        try (SignInThrottle.Entry entry = throttle.enter(attempt.getName(), mark)) {
            Optional<SignedInUser> user = lookup.find(attempt.getName(), true)
                    .filter(found -> found.version() == mark.version());
            if (user.isEmpty()) {
                throttle.outdated(attempt.getName(), mark);
            }
            return user.map(found -> compare(attempt, found, entry));
        }
    }

    private SignedInUser asStranger(Authentication attempt) {
        WebAuthenticationDetails web =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details : null;
        String address = web == null ? "" : Objects.requireNonNullElse(web.getRemoteAddress(), "");
        String session = web == null ? null : web.getSessionId();
        try (SignInThrottle.Entry entry = throttle.enter(attempt.getName(), address, session)) {
            return compare(attempt, lookup.find(attempt.getName(), false).orElse(null), entry);
        }
    }

    private SignedInUser compare(Authentication attempt, @Nullable SignedInUser user, SignInThrottle.Entry entry) {
        String password = Objects.requireNonNullElse(attempt.getCredentials(), "").toString();
        boolean right = hasher.matches(entry.rank(), password, user == null ? null : user.getPassword());
        if (user == null || !right) {
            entry.wrong();
            throw new BadCredentialsException("Bad credentials");
        }
        // Whether an account is disabled is told to those alone who know its password.
        if (!user.isEnabled()) {
            throw new DisabledException("The account is disabled");
        }
        entry.right();
        return user;
    }

    private static Authentication signedIn(SignedInUser user, Authentication attempt) {
        List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
        authorities.add(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY));
        UsernamePasswordAuthenticationToken token =
                UsernamePasswordAuthenticationToken.authenticated(user, attempt.getCredentials(), authorities);
        token.setDetails(
                attempt.getDetails() instanceof SignInDetails details
                        ? details.withoutCookie()
                        : attempt.getDetails());
        return token;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
