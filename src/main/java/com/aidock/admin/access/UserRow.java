package com.aidock.admin.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators see one.
 *
 * @param lastSignedInAt null when the user never signed in
 */
public record UserRow(
        String id,
        String email,
        Role role,
        boolean enabled,
        Instant createdAt,
        @Nullable Instant lastSignedInAt) {}
