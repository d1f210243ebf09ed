package com.aidock.admin.llm;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditedChange;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.events.FieldChange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes the keys of stored configurations, each change in one short transaction. */
@Component
@Transactional
class LlmConfigKeyWriter {
    /** The line of the previous key in an audit entry. */
    static final String PREVIOUS_KEY = "previous_key";

    private final LlmConfigRepository configs;
    private final LlmConfigWriter writer;
    private final LlmConfigMapper mapper;
    private final KeyChange change;
    private final SealedKeys keys;
    private final ApplicationEventPublisher events;

    LlmConfigKeyWriter(
            LlmConfigRepository configs,
            LlmConfigWriter writer,
            LlmConfigMapper mapper,
            KeyChange change,
            SealedKeys keys,
            ApplicationEventPublisher events) {
        this.configs = configs;
        this.writer = writer;
        this.mapper = mapper;
        this.change = change;
        this.keys = keys;
        this.events = events;
    }

    LlmConfigDetails set(long id, long version, Secret key) {
        LlmConfigKeys.check(key);
        LlmConfig config = configs.load(id, version);
        ConfigContent before = ConfigContent.of(config);
        change.replace(config, key, true);
        return writer.stored(config, config.active, Step.of(AuditAction.LLM_CONFIG_KEY_SET, before));
    }

    /** @param how whether the key was seen to work, for the history and the audit log */
    LlmConfigDetails rotate(long id, long version, Secret next, String how) {
        LlmConfigKeys.check(next);
        LlmConfig config = configs.load(id, version);
        if (keys.isStored(config, next) && keys.isForWhereItLeads(config)) {
            throw InvalidLlmConfig.of(
                    Fields.API_KEY, "This is the key that is in use already. Enter the one that shall follow it.");
        }
        return exchanged(
                config, AuditAction.LLM_CONFIG_KEY_ROTATED, () -> change.replace(config, next, true), " " + how);
    }

    LlmConfigDetails switchBack(long id, long version) {
        LlmConfig config = configs.load(id, version);
        return exchanged(config, AuditAction.LLM_CONFIG_KEY_SWITCHED_BACK, () -> change.switchBack(config), "");
    }

    LlmConfigDetails remove(long id, long version) {
        LlmConfig config = configs.load(id, version);
        ConfigContent before = ConfigContent.of(config);
        change.forget(config);
        return writer.stored(config, config.active, Step.of(AuditAction.LLM_CONFIG_KEY_REMOVED, before));
    }

    /** Erases this previous key; another one, or none, stays as it is. Past the version: nobody edits it. */
    LlmConfigDetails forgetPrevious(long id, String fingerprint) {
        boolean erased = configs.erasePrevious(id, fingerprint) > 0;
        LlmConfig config = configs.load(id, null);
        if (erased) {
            events.publishEvent(erased(AuditAction.LLM_CONFIG_PREVIOUS_KEY_FORGOTTEN, id, config.name, fingerprint));
        }
        return mapper.details(config);
    }

    /** What the audit log is told of a previous key that is no more. */
    static AuditedChange erased(AuditAction action, long id, String name, String fingerprint) {
        return new AuditedChange(
                action,
                AuditedObject.llmConfig(id, name),
                List.of(FieldChange.secret(PREVIOUS_KEY, true, false)),
                "Fingerprint %s.".formatted(fingerprint));
    }

    private LlmConfigDetails exchanged(LlmConfig config, AuditAction action, Runnable exchange, String how) {
        ConfigContent before = ConfigContent.of(config);
        String was = fingerprint(config);
        exchange.run();
        String why = "Fingerprint %s in place of %s.%s".formatted(fingerprint(config), was, how);
        return writer.stored(config, config.active, new Step(action, before, why, null));
    }

    private static String fingerprint(LlmConfig config) {
        @Nullable StoredKey key = config.key;
        return key == null ? "none" : key.fingerprint();
    }
}
