package com.aidock.admin.llm;

import com.aidock.admin.events.AuditAction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Translates between rows and what is shown and entered. */
@Component
class LlmConfigMapper {
    private final SealedKeys keys;
    private final SealedHeaders headers;
    private final UnreadableSecrets unreadable;
    private final Clock clock;

    LlmConfigMapper(SealedKeys keys, SealedHeaders headers, UnreadableSecrets unreadable, Clock clock) {
        this.keys = keys;
        this.headers = headers;
        this.unreadable = unreadable;
        this.clock = clock;
    }

    LlmConfigDetails details(LlmConfig config) {
        LlmConfigDetails details = new LlmConfigDetails(
                config.id,
                config.version(),
                form(config),
                keys.hint(config),
                keys.previousHint(config, clock.instant()),
                config.customHeaders.stream()
                        .map(header -> headers.hint(config, header))
                        .toList(),
                config.allowedPrivateHost,
                config.priceOrigins,
                lastTest(config),
                FailingStreak.of(config),
                config.createdAt,
                config.updatedAt);
        unreadable.note(config.id, !details.needsSecretAgain());
        return details;
    }

    /** Whether every secret of the row can be read. */
    boolean opens(LlmConfig config) {
        return keys.hint(config).state() != KeyState.UNREADABLE
                && config.customHeaders.stream()
                        .noneMatch(header -> headers.hint(config, header).unreadable());
    }

    /** Takes over everything that the form has; leaves key, results and times. Prices that change get the origin. */
    void apply(LlmConfigForm form, LlmConfig config, PriceOrigin prices) {
        config.name = form.name();
        config.description = form.description();
        connection(form, config);
        config.defaultModel = form.defaultModel();
        config.availableModels = form.availableModels();
        config.modelParameters = form.modelParameters();
        config.rateLimitRpm = form.rateLimitRpm();
        config.rateLimitTpm = form.rateLimitTpm();
        config.dailyQuota = form.dailyQuota();
        config.monthlyBudgetUsd = form.monthlyBudgetUsd();
        Prices.set(config, form, prices);
        config.active = form.active();
        config.isPublic = form.isPublic();
        config.priority = form.priority();
    }

    /**
     * Makes one an inactive copy of the other, its secrets sealed for it and for the origins that they had.
     *
     * @throws UnreadableSecret if one of them cannot be read
     */
    void copy(LlmConfig from, LlmConfig to) {
        apply(form(from).withHeaders(List.of()), to, PriceOrigin.of(AuditAction.LLM_CONFIG_COPIED, to.createdAt));
        to.customHeaders = headers.copied(from, to.id);
        to.priceOrigins = from.priceOrigins;
        to.key = keys.copied(from, to.id);
        to.keyAcceptedAt = from.keyAcceptedAt;
        to.allowedPrivateHost = from.allowedPrivateHost;
        to.active = false;
    }

    private void connection(LlmConfigForm form, LlmConfig config) {
        if (!Objects.equals(Origin.hostOf(config.apiEndpoint), Origin.hostOf(form.apiEndpoint()))) {
            config.allowedPrivateHost = null;
        }
        // Before the row leads elsewhere: what has no origin yet belongs to where it led.
        config.customHeaders = headers.store(config, form);
        config.provider = form.provider();
        config.apiEndpoint = form.apiEndpoint();
        config.apiVersion = form.apiVersion();
        config.providerSettings = form.providerSettings();
    }

    private static LlmConfigForm form(LlmConfig config) {
        return new LlmConfigForm(
                config.name,
                config.description,
                config.provider,
                config.apiEndpoint,
                config.apiVersion,
                config.defaultModel,
                config.availableModels,
                config.modelParameters,
                config.rateLimitRpm,
                config.rateLimitTpm,
                config.dailyQuota,
                config.monthlyBudgetUsd,
                config.costPer1kInputTokens,
                config.costPer1kOutputTokens,
                config.costPerRequest,
                config.active,
                config.isPublic,
                config.priority,
                headerForms(config),
                config.providerSettings);
    }

    private static List<HeaderForm> headerForms(LlmConfig config) {
        return config.customHeaders.stream()
                .map(header -> new HeaderForm(header.name(), secretOf(header.value()), header.secret()))
                .toList();
    }

    private static @Nullable Secret secretOf(@Nullable String value) {
        return value == null ? null : Secret.of(value);
    }

    private static @Nullable TestResult lastTest(LlmConfig config) {
        if (config.lastTestedAt == null || config.lastTestOutcome == null || config.lastTestMessage == null) {
            return null;
        }
        return new TestResult(
                config.lastTestOutcome,
                config.lastTestMessage,
                Duration.ofMillis(Objects.requireNonNullElse(config.lastTestLatencyMs, 0)),
                Objects.requireNonNullElse(config.lastTestModels, 0),
                config.lastTestedAt);
    }
}
