package com.aidock.admin.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A request that presented the right API token; it lives as long as the request and holds no token. */
final class ApiAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient ApiClient client = new ApiClient();

    ApiAuthentication() {
        super(AuthorityUtils.createAuthorityList(Role.ADMIN.authority(), Role.VIEWER.authority()));
        setAuthenticated(true);
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return client;
    }

    @Override
    public String getName() {
        return client.id();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiAuthentication && super.equals(other);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), client);
    }
}
