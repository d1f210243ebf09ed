package com.aidock.admin.llm;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.llm.probe.ListedPrices;
import com.aidock.admin.llm.vault.UnreadableSecret;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes configurations, each change in one short transaction; all rules hold when it ends. */
@Component
@Transactional
class LlmConfigWriter {
    private final LlmConfigRepository configs;
    private final LlmConfigMapper mapper;
    private final SealedKeys keys;
    private final KeyChange keyChange;
    private final LlmConfigJournal journal;
    private final LlmConfigRevisions revisions;
    private final Listings listings;
    private final Clock clock;

    LlmConfigWriter(
            LlmConfigRepository configs,
            LlmConfigMapper mapper,
            SealedKeys keys,
            KeyChange keyChange,
            LlmConfigJournal journal,
            LlmConfigRevisions revisions,
            Listings listings,
            Clock clock) {
        this.configs = configs;
        this.mapper = mapper;
        this.keys = keys;
        this.keyChange = keyChange;
        this.journal = journal;
        this.revisions = revisions;
        this.listings = listings;
        this.clock = clock;
    }

    LlmConfigDetails create(LlmConfigForm form, @Nullable Secret key) {
        return create(form, key, AuditAction.LLM_CONFIG_CREATED);
    }

    LlmConfigDetails create(LlmConfigForm form, @Nullable Secret key, AuditAction action) {
        refuseInvalid(form, key);
        Violations found = new Violations();
        // Only an import may leave for later what is never in a file; the configuration is inactive until then.
        if (key == null && action != AuditAction.LLM_CONFIG_IMPORTED) {
            KeyRules.check(found, form.provider(), null);
        }
        LlmConfig config = new LlmConfig(configs.nextId(), now());
        StoredSecretRules.check(found, config, form, key != null);
        found.refuse();
        mapper.apply(form, config, PriceOrigin.of(action, now()));
        if (key != null) {
            keyChange.replace(config, key, false);
        }
        return stored(config, false, Step.of(action, null));
    }

    LlmConfigDetails update(long id, long version, LlmConfigForm form, @Nullable Secret key, @Nullable String why) {
        LlmConfigRules.checkReason(why);
        return update(id, version, form, key, AuditAction.LLM_CONFIG_UPDATED, why);
    }

    /** Overwrites everything but the secrets with what a file says. */
    LlmConfigDetails overwrite(long id, long version, LlmConfigForm form) {
        return update(id, version, form, null, AuditAction.LLM_CONFIG_IMPORTED, null);
    }

    private LlmConfigDetails update(
            long id, long version, LlmConfigForm form, @Nullable Secret key, AuditAction action, @Nullable String why) {
        refuseInvalid(form, key);
        LlmConfig config = configs.load(id, version);
        return edited(config, form, key, new Step(action, ConfigContent.of(config), why, null));
    }

    /** Stores what a revision held as if it had been typed; the secrets stay as they are now. */
    LlmConfigDetails restore(long id, long version, long revision, @Nullable Secret key, @Nullable String why) {
        LlmConfigRules.checkReason(why);
        LlmConfig config = configs.load(id, version);
        LlmConfigForm form = revisions
                .findById(new LlmConfigRevision.Id(id, revision))
                .map(kept -> ContentForm.of(kept.content))
                .orElseThrow(() -> InvalidLlmConfig.of(
                        Fields.REVISION, "There is no revision %d of this configuration.".formatted(revision)));
        refuseInvalid(form, key);
        Step step = new Step(AuditAction.LLM_CONFIG_RESTORED, ConfigContent.of(config), why, revision);
        return edited(config, form, key, step);
    }

    private LlmConfigDetails edited(LlmConfig config, LlmConfigForm form, @Nullable Secret key, Step step) {
        return edited(config, form, key != null, () -> keyChange.edited(config, form, key), step);
    }

    /** Stores what was edited and forgets the key, which may go with its server. */
    LlmConfigDetails updateWithoutKey(long id, long version, LlmConfigForm form) {
        refuseInvalid(form, null);
        LlmConfig config = configs.load(id, version);
        Step step = Step.of(AuditAction.LLM_CONFIG_UPDATED, ConfigContent.of(config));
        return edited(config, form, true, () -> keyChange.forget(config), step);
    }

    /** With what becomes of the key, and whether that is another decision than to leave it alone. */
    private LlmConfigDetails edited(
            LlmConfig config, LlmConfigForm form, boolean keyGiven, Runnable changeOfKey, Step step) {
        Violations found = new Violations();
        StoredSecretRules.check(found, config, form, keyGiven);
        found.refuse();
        boolean was = config.active;
        changeOfKey.run();
        mapper.apply(form, config, PriceOrigin.of(step.action(), now()));
        listings.saved(config);
        return stored(config, was, step);
    }

    LlmConfigDetails setActive(long id, @Nullable Long version, boolean active) {
        LlmConfig config = configs.load(id, version);
        ConfigContent before = ConfigContent.of(config);
        boolean was = config.active;
        config.active = active;
        AuditAction action = active ? AuditAction.LLM_CONFIG_ACTIVATED : AuditAction.LLM_CONFIG_DEACTIVATED;
        return stored(config, was, Step.of(action, before));
    }

    LlmConfigDetails setPriority(long id, long version, int priority) {
        Violations found = new Violations();
        NumberRules.priority(found, priority);
        found.refuse();
        LlmConfig config = configs.load(id, version);
        ConfigContent before = ConfigContent.of(config);
        config.priority = priority;
        return stored(config, config.active, Step.of(AuditAction.LLM_CONFIG_PRIORITY_CHANGED, before));
    }

    /** An inactive copy under a free name, with the key and the secret headers sealed anew for it. */
    LlmConfigDetails duplicate(long id) {
        LlmConfig from = configs.load(id, null);
        LlmConfig copy = new LlmConfig(configs.nextId(), now());
        try {
            mapper.copy(from, copy);
        } catch (UnreadableSecret e) {
            throw InvalidLlmConfig.of(
                    Fields.API_KEY, "A stored secret cannot be read and so cannot be copied. Enter it again first.");
        }
        copy.name = CopyNames.free(from.name, configs::isNameTaken);
        Step step = new Step(AuditAction.LLM_CONFIG_COPIED, null, "Copied from %s.".formatted(from.name), null);
        return stored(copy, false, step);
    }

    /** Brings a deleted row back under its id, for which its secrets are sealed. */
    LlmConfigDetails restore(LlmConfig deleted) {
        deleted.version = null;
        return stored(deleted, deleted.active, Step.of(AuditAction.LLM_CONFIG_BROUGHT_BACK, null));
    }

    /**
     * Takes over models that the provider listed, with the default one's prices if there are any, and no other field.
     */
    LlmConfigDetails setModels(
            long id,
            long version,
            List<String> models,
            String defaultModel,
            @Nullable ListedPrices prices,
            boolean activate) {
        LlmConfig config = configs.load(id, version);
        ConfigContent before = ConfigContent.of(config);
        boolean was = config.active;
        config.availableModels = Texts.models(models, defaultModel);
        config.defaultModel = defaultModel;
        config.active = was || activate;
        if (prices != null) {
            Prices.take(config, prices, PriceOrigin.listed(config.provider, defaultModel, now()));
        }
        Violations found = new Violations();
        ModelRules.check(found, config.defaultModel, config.availableModels);
        found.refuse();
        listings.saved(config);
        return stored(config, was, Step.of(AuditAction.LLM_CONFIG_MODELS_APPLIED, before));
    }

    LlmConfigDetails allowPrivateHost(long id, long version, @Nullable String host) {
        LlmConfig config = configs.load(id, version);
        String current = Origin.hostOf(config.apiEndpoint);
        if (host != null && !Objects.equals(current, host)) {
            throw InvalidLlmConfig.of(
                    Fields.ALLOWED_PRIVATE_HOST,
                    "Only the endpoint's own host can be allowed. Save the endpoint first, then allow its host.");
        }
        ConfigContent before = ConfigContent.of(config);
        config.allowedPrivateHost = host;
        AuditAction action = host == null
                ? AuditAction.LLM_CONFIG_PRIVATE_HOST_REVOKED
                : AuditAction.LLM_CONFIG_PRIVATE_HOST_ALLOWED;
        return stored(config, config.active, Step.of(action, before));
    }

    private static void refuseInvalid(LlmConfigForm form, @Nullable Secret key) {
        Violations found = new Violations();
        LlmConfigRules.check(form).forEach(v -> found.add(v.field(), v.message()));
        if (key != null) {
            KeyRules.check(found, key);
        }
        found.refuse();
    }

    LlmConfigDetails stored(LlmConfig config, boolean wasActive, Step step) {
        Violations found = new Violations();
        ReadinessRules.check(found, config, keys.hint(config).state(), wasActive);
        found.refuse();
        config.updatedAt = now();
        try {
            LlmConfig saved = configs.saveAndFlush(config);
            journal.stored(saved, step);
            return mapper.details(saved);
        } catch (DataIntegrityViolationException e) {
            throw Constraints.isBroken(e, Constraints.NAME) ? Constraints.nameTaken(config.name) : e;
        }
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
