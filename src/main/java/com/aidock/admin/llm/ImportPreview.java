package com.aidock.admin.llm;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.FieldChange;
import com.aidock.admin.llm.document.Fault;
import com.aidock.admin.llm.document.InvalidDocument;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares a file's configurations with what is stored under their names, by every rule that a save keeps to. */
@Component
class ImportPreview {
    private static final int PAGE = 200;

    private final LlmConfigReader reader;
    private final LlmConfigMapper mapper;
    private final SealedKeys keys;
    private final Clock clock;

    ImportPreview(LlmConfigReader reader, LlmConfigMapper mapper, SealedKeys keys, Clock clock) {
        this.reader = reader;
        this.mapper = mapper;
        this.keys = keys;
        this.clock = clock;
    }

    /** All of them; what is stored is read in short pages. */
    ImportPlan of(List<JsonNode> configurations) {
        Instant now = clock.instant();
        List<ImportRow> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int from = 0; from < configurations.size(); from += PAGE) {
            List<JsonNode> page = configurations.subList(from, Math.min(from + PAGE, configurations.size()));
            Map<String, LlmConfig> stored = stored(page);
            for (JsonNode sent : page) {
                rows.add(row(rows.size(), sent, stored.get(key(name(sent))), seen, now));
            }
        }
        return new ImportPlan(rows);
    }

    private Map<String, LlmConfig> stored(List<JsonNode> page) {
        Map<String, LlmConfig> byName = new HashMap<>();
        Set<String> names = new HashSet<>();
        page.forEach(sent -> names.add(key(name(sent))));
        names.removeIf(Texts::isUnstorable);
        reader.named(names).forEach(config -> byName.put(key(config.name), config));
        return byName;
    }

    private ImportRow row(int index, JsonNode sent, @Nullable LlmConfig stored, Set<String> seen, Instant now) {
        String name = name(sent);
        LlmConfigDetails before = stored == null ? null : mapper.details(stored);
        if (!(sent instanceof ObjectNode object)) {
            return ImportRow.wrong(index, name, List.of(Fault.at("This must be a configuration.")), null);
        }
        try {
            if (!name.isEmpty() && !seen.add(key(name))) {
                throw new InvalidDocument(
                        List.of(Fault.at("This name is in the file twice. Names are unique.", Fields.NAME)));
            }
            return compared(index, ImportDraft.of(object, stored, before), stored, before, now);
        } catch (InvalidDocument e) {
            return ImportRow.wrong(index, name, e.faults(), before);
        } catch (InvalidLlmConfig e) {
            List<Fault> faults = e.violations().stream()
                    .map(violation -> Fault.at(violation.message(), violation.field()))
                    .toList();
            return ImportRow.wrong(index, name, faults, before);
        }
    }

    /** Does to a copy what a save would do to the row. */
    private ImportRow compared(
            int index, ImportDraft draft, @Nullable LlmConfig stored, @Nullable LlmConfigDetails before, Instant now) {
        LlmConfig copy = stored == null ? new LlmConfig(0, now) : stored;
        Violations found = new Violations();
        StoredSecretRules.check(found, copy, draft.form(), false);
        found.refuse();
        boolean was = copy.active;
        ConfigContent content = ConfigContent.of(copy);
        mapper.apply(draft.form(), copy, PriceOrigin.of(AuditAction.LLM_CONFIG_IMPORTED, now));
        ReadinessRules.check(found, copy, keys.hint(copy).state(), stored != null && was);
        found.refuse();
        List<FieldChange> changes = ContentDiff.of(
                stored == null ? null : content.fields(), ConfigContent.of(copy).fields(), List.of());
        ImportRow.Kind kind = stored == null
                ? ImportRow.Kind.NEW
                : changes.isEmpty() ? ImportRow.Kind.UNCHANGED : ImportRow.Kind.CHANGED;
        return new ImportRow(
                index, draft.form().name(), kind, changes, draft.missing(), List.of(), draft.form(), before);
    }

    private static String name(JsonNode sent) {
        return Texts.name(sent.path(Fields.NAME).stringValue(""));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
