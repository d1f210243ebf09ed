package com.aidock.admin.database.fault;

import java.time.Instant;

/**
 * A fault that lasts.
 *
 * @param said what the server said, or what was seen of it, in one line
 * @param since when it was noticed first
 * @param seenAt when it was noticed last
 */
public record StandingFault(DatabaseFault fault, String said, Instant since, Instant seenAt) {
    StandingFault seen(String now, Instant at) {
        return new StandingFault(fault, now, since, at);
    }
}
