package com.aidock.admin.llm.api;

import com.aidock.admin.events.FieldChange;
import com.aidock.admin.llm.Revision;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** One change in a configuration's history; of a secret only that it changed. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record RevisionItem(
        long revision,
        Instant at,
        String actor,
        @Nullable String actorId,
        String action,
        @Nullable String reason,
        @Nullable Long restoredFrom,
        List<FieldChange> changes) {
    static RevisionItem of(Revision revision) {
        return new RevisionItem(
                revision.revision(),
                revision.at(),
                revision.actor(),
                revision.actorId(),
                revision.action().name().toLowerCase(Locale.ROOT),
                revision.reason(),
                revision.restoredFrom(),
                revision.changes());
    }
}
