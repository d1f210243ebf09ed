package com.aidock.admin.llm;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code llm_idempotency}: what a request to create was answered. */
@Entity
@Table(name = "llm_idempotency")
class RememberedAnswer {
    @Id
    long id;

    String actor = "";

    String requestKey = "";

    String fingerprint = "";

    Instant createdAt = Instant.EPOCH;

    @Nullable
    Long llmConfigId;

    @Nullable
    String etag;

    @Nullable
    String body;

    /** For JPA. */
    protected RememberedAnswer() {}
}
