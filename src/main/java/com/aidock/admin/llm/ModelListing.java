package com.aidock.admin.llm;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code llm_model_listing}: the models that the provider listed to this configuration last, all of them. */
@Entity
@Table(name = "llm_model_listing")
class ModelListing {
    @Id
    long llmConfigId;

    Instant listedAt = Instant.EPOCH;

    /** Whom was asked. */
    @Convert(converter = ProviderColumn.class)
    Provider provider = Provider.CUSTOM;

    @Nullable
    String apiEndpoint;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> models = List.of();

    /** What the configuration names and the list lacks. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<String> missing = List.of();

    /** For JPA. */
    protected ModelListing() {}

    ModelListing(long llmConfigId) {
        this.llmConfigId = llmConfigId;
    }
}
