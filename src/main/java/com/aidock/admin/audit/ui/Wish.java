package com.aidock.admin.audit.ui;

import com.aidock.admin.audit.AuditParameters;
import com.aidock.admin.audit.AuditQuery;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for, as the address tells it.
 *
 * @param query its times count only together with {@link Period#BETWEEN}
 */
record Wish(AuditQuery query, Period period) {
    static final Wish EVERYTHING = new Wish(AuditQuery.ALL, Period.ANY);

    private static final String SINCE = "since";

    /** What an address does not say, or says wrongly, is left open. */
    static Wish read(QueryParameters parameters) {
        AuditQuery query =
                AuditParameters.read(name -> parameters.getSingleParameter(name).orElse(null), wrong -> {});
        boolean times = query.from() != null || query.to() != null;
        Period period =
                parameters.getSingleParameter(SINCE).flatMap(Period::of).orElse(times ? Period.BETWEEN : Period.ANY);
        return new Wish(period == Period.BETWEEN ? query : between(query, null, null), period);
    }

    QueryParameters write() {
        Map<String, String> written = AuditParameters.write(query);
        if (period != Period.ANY) {
            written.put(SINCE, period.word());
        }
        return QueryParameters.simple(written);
    }

    /** The query as it is at this moment. */
    AuditQuery at(Instant now) {
        return period.length()
                .map(length -> between(query, now.minus(length), null))
                .orElse(query);
    }

    boolean isNarrowed() {
        return query.isNarrowed() || period.length().isPresent();
    }

    static AuditQuery between(AuditQuery query, @Nullable Instant from, @Nullable Instant to) {
        return new AuditQuery(
                query.search(),
                query.person(),
                query.action(),
                query.outcome(),
                query.objectType(),
                query.objectId(),
                from,
                to);
    }
}
