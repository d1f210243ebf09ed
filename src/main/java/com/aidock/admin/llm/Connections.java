package com.aidock.admin.llm;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditedChange;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.events.FieldChange;
import com.aidock.admin.llm.probe.Completion;
import com.aidock.admin.llm.probe.ProbeTarget;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a test needs and stores what it found, each in one short transaction. */
@Component
@Transactional
class Connections {
    private final LlmConfigRepository configs;
    private final SealedKeys keys;
    private final SealedHeaders headers;
    private final ApplicationEventPublisher events;
    private final StoredTestRepository tests;
    private final Listings listings;

    Connections(
            LlmConfigRepository configs,
            SealedKeys keys,
            SealedHeaders headers,
            ApplicationEventPublisher events,
            StoredTestRepository tests,
            Listings listings) {
        this.configs = configs;
        this.keys = keys;
        this.headers = headers;
        this.events = events;
        this.tests = tests;
        this.listings = listings;
    }

    @Transactional(readOnly = true)
    public Connection stored(long id) {
        LlmConfig config = load(id);
        StoredKey key = config.key;
        return new Connection(
                id,
                config.version(),
                config.provider,
                config.apiEndpoint,
                key == null ? null : key.fingerprint(),
                handover(config),
                new Completion(config.defaultModel, config.modelParameters));
    }

    /** What an unsaved form leads to, with the stored secrets that may go there. */
    @Transactional(readOnly = true)
    public Handover draft(long id, LlmConfigForm form, @Nullable Secret key) {
        LlmConfig config = load(id);
        Violations found = new Violations();
        StoredSecretRules.check(found, config, form, key != null);
        found.refuse();
        String called = StoredSecretRules.called(form);
        boolean sameHost = Optional.ofNullable(config.allowedPrivateHost)
                .equals(Optional.ofNullable(Origin.hostOf(form.apiEndpoint())));
        return called.equals(Origin.NONE)
                ? Handover.of(() -> target(form, key, Map.of(), false))
                : Handover.of(() -> target(
                        form, key == null ? keys.open(config, called) : key, values(config, form, called), sameHost));
    }

    private Map<String, Secret> values(LlmConfig config, LlmConfigForm form, String called) {
        Map<String, Secret> values = new LinkedHashMap<>();
        form.customHeaders().forEach(header -> values.put(header.name(), value(config, header, called)));
        return values;
    }

    /** Stores a result, unless what was tested is no longer what is stored; says whether it did. */
    public boolean store(Connection tested, TestReport report) {
        TestResult result = report.result();
        boolean current = configs.storeTest(
                        tested.id(),
                        tested.provider(),
                        tested.endpoint(),
                        tested.fingerprint(),
                        result.testedAt(),
                        result.outcome(),
                        result.message(),
                        result.latencyMs(),
                        result.models(),
                        report.keyAccepted())
                > 0;
        if (current) {
            tests.save(new StoredTest(tested.id(), report));
            tests.trim(tested.id(), TestHistory.KEPT);
            listings.listed(tested.id(), report);
        }
        AuditedObject object =
                AuditedObject.llmConfig(tested.id(), configs.nameOf(tested.id()).orElse(null));
        FieldChange outcome = new FieldChange("outcome", null, result.outcome().name());
        events.publishEvent(
                new AuditedChange(AuditAction.LLM_CONFIG_TESTED, object, List.of(outcome), result.message()));
        return current;
    }

    /** What a form leads to that has no stored row, and so no private host that was allowed. */
    static ProbeTarget target(LlmConfigForm form, @Nullable Secret key) {
        Map<String, Secret> values = new LinkedHashMap<>();
        form.customHeaders().forEach(header -> {
            if (header.value() != null) {
                values.put(header.name(), header.value());
            }
        });
        return target(form, key, values, false);
    }

    private Secret value(LlmConfig config, HeaderForm header, String called) {
        Secret entered = header.value();
        return entered != null
                ? entered
                : headers.open(
                        config, SealedHeaders.kept(header, config.customHeaders).orElseThrow(), called);
    }

    private static ProbeTarget target(
            LlmConfigForm form, @Nullable Secret key, Map<String, Secret> headers, boolean allowHost) {
        String endpoint = form.apiEndpoint();
        return new ProbeTarget(
                form.provider(),
                endpoint == null ? null : URI.create(endpoint),
                form.apiVersion(),
                key,
                headers,
                SettingRules.timeout(form.provider(), form.providerSettings()),
                allowHost ? Origin.hostOf(endpoint) : null);
    }

    /** Opens nothing where nothing can be called. */
    private Handover handover(LlmConfig config) {
        String called = Origin.called(config);
        boolean nowhere = called.equals(Origin.NONE);
        return Handover.of(() -> new ProbeTarget(
                config.provider,
                config.apiEndpoint == null ? null : URI.create(config.apiEndpoint),
                config.apiVersion,
                nowhere ? null : keys.open(config, called),
                nowhere ? Map.of() : headers.open(config, called),
                SettingRules.timeout(config.provider, config.providerSettings),
                config.allowedPrivateHost));
    }

    private LlmConfig load(long id) {
        return configs.findById(id).orElseThrow(() -> new LlmConfigNotFound(id));
    }
}
