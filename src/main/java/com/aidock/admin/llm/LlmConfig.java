package com.aidock.admin.llm;

import com.aidock.admin.llm.probe.ProbeOutcome;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code llm_config}. Only changed columns are written, so that a save never undoes the result of a test that
 * ended meanwhile: results are stored beside the version, without a load.
 */
@Entity
@Table(name = "llm_config")
@DynamicUpdate
class LlmConfig {
    /** Drawn before the row is stored, because its secrets are sealed for it. */
    @Id
    long id;

    /** Null until the row is stored. */
    @Version
    @Nullable
    Long version;

    String name = "";

    @Nullable
    String description;

    @Convert(converter = ProviderColumn.class)
    Provider provider = Provider.CUSTOM;

    @Nullable
    String apiEndpoint;

    @Nullable
    String allowedPrivateHost;

    @Nullable
    String apiVersion;

    @Nullable
    StoredKey key;

    /** Stored beside the version, like the other results of a test; of the present key alone. */
    @Column(name = "api_key_accepted_at")
    @Nullable
    Instant keyAcceptedAt;

    /** Erased beside the version. */
    @Nullable
    PreviousKey previousKey;

    @JdbcTypeCode(SqlTypes.JSON)
    List<StoredHeader> customHeaders = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, @Nullable Object> providerSettings = Map.of();

    @Nullable
    String defaultModel;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> availableModels = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, @Nullable Object> modelParameters = Map.of();

    @Nullable
    Integer rateLimitRpm;

    @Nullable
    Integer rateLimitTpm;

    @Nullable
    Integer dailyQuota;

    @Nullable
    BigDecimal monthlyBudgetUsd;

    @Column(name = "cost_per_1k_input_tokens")
    @Nullable
    BigDecimal costPer1kInputTokens;

    @Column(name = "cost_per_1k_output_tokens")
    @Nullable
    BigDecimal costPer1kOutputTokens;

    @Nullable
    BigDecimal costPerRequest;

    /** By the price's field. */
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, PriceOrigin> priceOrigins = Map.of();

    @Column(name = "is_active")
    boolean active;

    @Column(name = "is_public")
    boolean isPublic;

    int priority;

    @Nullable
    Instant lastTestedAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    ProbeOutcome lastTestOutcome;

    @Nullable
    String lastTestMessage;

    @Nullable
    Integer lastTestLatencyMs;

    @Nullable
    Integer lastTestModels;

    /** Counted beside the version, like the other results of a test. */
    int failingTests;

    @Nullable
    Instant failingSince;

    @Column(updatable = false)
    Instant createdAt = Instant.EPOCH;

    Instant updatedAt = Instant.EPOCH;

    /** For JPA. */
    protected LlmConfig() {}

    LlmConfig(long id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
    }

    /** The version of a row that has been stored. */
    long version() {
        return Objects.requireNonNull(version);
    }

    @Override
    public String toString() {
        return "LlmConfig " + id;
    }
}
