package com.aidock.admin.access;

import com.aidock.admin.database.Actor;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The person behind a session, kept in the session itself so that no request asks the database who is there. The
 * password's hash is forgotten as soon as it has been compared.
 */
public final class SignedInUser implements UserDetails, CredentialsContainer, Actor {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String email;
    private final Role role;
    private final boolean enabled;
    private final long version;
    private final String sessionKey = UUID.randomUUID().toString();
    private transient @Nullable String passwordHash;

    SignedInUser(String id, String email, Role role, boolean enabled, long version, @Nullable String passwordHash) {
        this.id = id;
        this.email = email;
        this.role = role;
        this.enabled = enabled;
        this.version = version;
        this.passwordHash = passwordHash;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName() {
        return email;
    }

    public Role role() {
        return role;
    }

    /** The version of the account that this session was begun with. */
    long version() {
        return version;
    }

    /** Tells this session from the person's other sessions; says nothing about the cookie. */
    String sessionKey() {
        return sessionKey;
    }

    /** The role with all it includes, so that places that know no role hierarchy decide alike. */
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return role == Role.ADMIN
                ? AuthorityUtils.createAuthorityList(Role.ADMIN.authority(), Role.VIEWER.authority())
                : List.copyOf(AuthorityUtils.createAuthorityList(Role.VIEWER.authority()));
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return email;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInUser user && user.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "user " + id;
    }
}
