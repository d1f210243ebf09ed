package com.aidock.admin.audit;

import com.aidock.admin.events.Refusal;

/** A search of the log that was ended because it read too many entries. */
public final class SearchTooSlow extends RuntimeException implements Refusal {
    private static final long serialVersionUID = 1L;

    SearchTooSlow() {
        super("This search read for %d s without finding enough, so it was ended. Take a shorter time, a person or an "
                        .formatted(AuditSearch.TEXT_SECONDS)
                + "action: those are looked up without reading every entry.");
    }
}
