package com.aidock.admin.access;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Finds the account of a sign-in on the reserved lane; the connection is back before the password is compared. A
 * database that does not answer is an error of its own and never an unknown user.
 */
final class UserLookup implements UserDetailsService {
    private static final Work WORK = new Work(WorkKind.SIGN_IN, null, "Sign-in", "look up account");

    private final UserStore users;

    UserLookup(UserStore users) {
        this.users = users;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        String email = username.strip();
        // PostgreSQL would refuse some of what is no address with an error, which would look like a failure of ours.
        if (EmailRule.complaint(email).isPresent()) {
            throw new UsernameNotFoundException("no such account");
        }
        return WORK.call(() -> users.findForSignIn(email))
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }
}
