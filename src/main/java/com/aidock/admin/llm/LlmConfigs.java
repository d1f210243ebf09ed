package com.aidock.admin.llm;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.Audited;
import com.aidock.admin.llm.probe.ListedPrices;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * The LLM configurations: viewers read them, administrators change them. Every change throws {@link InvalidLlmConfig}
 * when a rule is broken, {@link StaleLlmConfig} when somebody else was faster, {@link LlmConfigNotFound} when it is
 * gone.
 */
@Service
public class LlmConfigs {
    private final LlmConfigReader reader;
    private final LlmConfigWriter writer;
    private final LlmConfigRemoval removal;
    private final FirstDiscovery firstDiscovery;
    private final LlmConfigKeyWriter keyWriter;

    LlmConfigs(
            LlmConfigReader reader,
            LlmConfigWriter writer,
            LlmConfigRemoval removal,
            FirstDiscovery firstDiscovery,
            LlmConfigKeyWriter keyWriter) {
        this.reader = reader;
        this.writer = writer;
        this.removal = removal;
        this.firstDiscovery = firstDiscovery;
        this.keyWriter = keyWriter;
    }

    /** The wanted part of the list, in one statement whose first rows cost the same however many there are. */
    @PreAuthorize("hasRole('VIEWER')")
    public ListPart list(ListQuery query, int offset, int limit) {
        return reader.list(query, offset, limit);
    }

    /**
     * The wanted part of the list, and then how long the list is, in one transaction of two statements.
     *
     * @param rows takes the part before anything is counted; must not wait, as the connection is held meanwhile
     */
    @PreAuthorize("hasRole('VIEWER')")
    public ListCounts list(ListQuery query, int offset, int limit, Consumer<ListPart> rows) {
        return reader.list(query, offset, limit, rows);
    }

    /** How long the list is, in one statement that looks at every row. */
    @PreAuthorize("hasRole('VIEWER')")
    public ListCounts count(ListQuery query) {
        return reader.count(query);
    }

    /**
     * The page of the list that follows a position of its order, in one transaction of two statements.
     *
     * @param after null for the first page
     */
    @PreAuthorize("hasRole('VIEWER')")
    public ListPage page(ListQuery query, @Nullable ListPosition after, int limit) {
        return reader.page(query, after, limit);
    }

    @PreAuthorize("hasRole('VIEWER')")
    public Optional<LlmConfigDetails> find(long id) {
        return reader.find(id);
    }

    /** Stores a new configuration; the key may be null where the provider needs none. */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(value = AuditAction.LLM_CONFIG_CREATED, first = Audited.First.LABEL)
    public LlmConfigDetails create(LlmConfigForm form, @Nullable Secret key) {
        return writer.create(form, key);
    }

    /**
     * Stores a new configuration with the provider's defaults, inactive, and asks the provider for its models in the
     * background: when that succeeds before anybody changed the configuration, it gets them and becomes active.
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(value = AuditAction.LLM_CONFIG_CREATED, first = Audited.First.LABEL)
    public QuickCreated quickCreate(QuickCreate quick) {
        List<Violation> violations = LlmConfigRules.check(quick);
        if (!violations.isEmpty()) {
            throw new InvalidLlmConfig(violations);
        }
        LlmConfigDetails created = writer.create(quick.form(), quick.key());
        return new QuickCreated(created, firstDiscovery.start(created));
    }

    /**
     * Stores what was edited.
     *
     * @param version at which it was read
     * @param key null leaves the stored key alone; needed again when the provider or the endpoint's server changes
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(AuditAction.LLM_CONFIG_UPDATED)
    public LlmConfigDetails update(long id, long version, LlmConfigForm form, @Nullable Secret key) {
        return changed(id, () -> writer.update(id, version, form, key, null));
    }

    /**
     * As {@link #update(long, long, LlmConfigForm, Secret)}.
     *
     * @param why goes into history and audit log; up to 500 characters, or null
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(AuditAction.LLM_CONFIG_UPDATED)
    public LlmConfigDetails update(
            long id, long version, LlmConfigForm form, @Nullable Secret key, @Nullable String why) {
        return changed(id, () -> writer.update(id, version, form, key, Texts.orNull(why)));
    }

    /**
     * Makes a revision of the {@link LlmConfigHistory} the newest one, by the rules of {@link #update}. The key and the
     * values of secret headers are not in the history: they stay as they are now, and are needed again where they would
     * have to be for any other form.
     *
     * @param key null leaves the stored key alone
     * @param why goes into history and audit log; up to 500 characters, or null
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(AuditAction.LLM_CONFIG_RESTORED)
    public LlmConfigDetails restore(long id, long version, long revision, @Nullable Secret key, @Nullable String why) {
        return changed(id, () -> writer.restore(id, version, revision, key, Texts.orNull(why)));
    }

    /** Stores what was edited and forgets the key, in one transaction. */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(AuditAction.LLM_CONFIG_UPDATED)
    public LlmConfigDetails updateWithoutKey(long id, long version, LlmConfigForm form) {
        return changed(id, () -> writer.updateWithoutKey(id, version, form));
    }

    /** Switches the configuration on or off; a null version does so whatever was changed meanwhile. */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(AuditAction.LLM_CONFIG_ACTIVATION_CHANGED)
    public LlmConfigDetails setActive(long id, @Nullable Long version, boolean active) {
        return changed(id, () -> writer.setActive(id, version, active));
    }

    /** Stores an inactive copy under a free name, with its key and secret headers. */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(AuditAction.LLM_CONFIG_COPIED)
    public LlmConfigDetails duplicate(long id) {
        return writer.duplicate(id);
    }

    /** Takes over models that the provider listed. */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(AuditAction.LLM_CONFIG_MODELS_APPLIED)
    public LlmConfigDetails applyModels(long id, long version, List<String> models, String defaultModel) {
        return changed(id, () -> writer.setModels(id, version, models, defaultModel, null, false));
    }

    /** Takes over models that the provider listed, and what it lists as the prices of the default one. */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(AuditAction.LLM_CONFIG_MODELS_APPLIED)
    public LlmConfigDetails applyModels(
            long id, long version, List<String> models, String defaultModel, @Nullable ListedPrices prices) {
        return changed(id, () -> writer.setModels(id, version, models, defaultModel, prices, false));
    }

    /** Stores or replaces the key; one that was replaced is kept for a while. */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(AuditAction.LLM_CONFIG_KEY_SET)
    public LlmConfigDetails setKey(long id, long version, Secret key) {
        return changed(id, () -> keyWriter.set(id, version, key));
    }

    /** Forgets the key; refused while the configuration is active and its provider needs one. */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(AuditAction.LLM_CONFIG_KEY_REMOVED)
    public LlmConfigDetails removeKey(long id, long version) {
        return changed(id, () -> keyWriter.remove(id, version));
    }

    /**
     * Allows calls to the endpoint's host although its address is private, until the host changes; null takes it back.
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(AuditAction.LLM_CONFIG_PRIVATE_HOST_ALLOWED)
    public LlmConfigDetails allowPrivateHost(long id, long version, @Nullable String host) {
        return changed(id, () -> writer.allowPrivateHost(id, version, host));
    }

    /**
     * Deletes the configuration, active or not.
     *
     * @throws LlmConfigInUse if it has usage history
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(AuditAction.LLM_CONFIG_DELETED)
    public void delete(long id) {
        removal.delete(id);
    }

    /**
     * Deletes the configuration as it was read, active or not.
     *
     * @throws LlmConfigInUse if it has usage history
     */
    @PreAuthorize("hasRole('ADMIN')")
    @Audited(AuditAction.LLM_CONFIG_DELETED)
    public void delete(long id, long version) {
        changed(id, () -> {
            removal.delete(id, version);
            return true;
        });
    }

    private <T> T changed(long id, Supplier<T> change) {
        return changed(reader, id, change);
    }

    /** Tells a change that came too late from others, with what is stored now. */
    static <T> T changed(LlmConfigReader reader, long id, Supplier<T> change) {
        try {
            return change.get();
        } catch (OptimisticLockingFailureException e) {
            // Only now, so that no second connection is borrowed while the first is held.
            throw new StaleLlmConfig(reader.find(id).orElseThrow(() -> new LlmConfigNotFound(id)));
        }
    }
}
