package com.aidock.admin.access;

import com.aidock.admin.events.AuditedObject;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Remembers which accounts exist, as sign-ins have found them, so that the audit log can count failures at an account
 * also where nobody asks the database any more.
 */
@Component
class KnownAccounts {
    private static final long MOST = 10_000;

    private final Cache<String, AuditedObject> accounts = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofDays(1))
            .build();

    void found(SignedInUser user) {
        accounts.put(key(user.getUsername()), AuditedObject.user(user.id(), user.displayName()));
    }

    Optional<AuditedObject> find(String email) {
        return Optional.ofNullable(accounts.getIfPresent(key(email)));
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
