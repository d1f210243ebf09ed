package com.aidock.admin.llm;

import com.aidock.admin.database.Actor;
import com.aidock.admin.database.Work;
import com.aidock.admin.events.AuditAction;
import java.time.Instant;
import java.util.Objects;

/**
 * Where a stored price comes from.
 *
 * @param source who set it or which provider listed it, as people read it: "entered by ana@example.org"
 * @param asOf since when it stands like that
 */
public record PriceOrigin(String source, Instant asOf) {
    private static final int LONGEST = 300;

    public PriceOrigin {
        source = source.length() <= LONGEST ? source : source.substring(0, LONGEST);
    }

    /** Set by whoever is at work now. */
    static PriceOrigin of(AuditAction action, Instant at) {
        String how =
                switch (action) {
                    case LLM_CONFIG_IMPORTED -> "imported by ";
                    case LLM_CONFIG_RESTORED -> "restored by ";
                    default -> "entered by ";
                };
        return new PriceOrigin(how + actor(), at);
    }

    /** Listed by the provider, and taken over by whoever is at work now. */
    static PriceOrigin listed(Provider provider, String model, Instant at) {
        return new PriceOrigin(
                "listed by %s for %s, taken over by %s".formatted(provider.displayName(), model, actor()), at);
    }

    private static String actor() {
        Actor actor = Work.current().actor();
        return Objects.requireNonNullElse(actor == null ? null : actor.displayName(), "the system");
    }
}
