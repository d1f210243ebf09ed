package com.aidock.admin.llm;

import java.time.Instant;

/**
 * All that is ever shown of the key before the present one.
 *
 * @param readable whether it can be switched back to
 * @param keptUntil when it is erased
 */
public record PreviousKeyHint(boolean readable, String last4, String fingerprint, Instant keptUntil) {}
