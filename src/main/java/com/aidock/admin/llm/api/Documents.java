package com.aidock.admin.llm.api;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.KeyHint;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.ProviderDefaults;
import com.aidock.admin.llm.document.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes whole documents out of what clients send: what a new configuration leaves out comes from its provider's
 * defaults, what a patch leaves out from what is stored.
 */
@Component
class Documents {
    private static final Set<String> SHOWN = Set.of(
            "id",
            "api_key_hint",
            "previous_key",
            Fields.ALLOWED_PRIVATE_HOST,
            "provider_name",
            "is_rate_limited",
            "has_cost_tracking",
            "estimated_cost_per_request",
            "needs_secret_again",
            "prices_source",
            "prices_as_of",
            "last_tested_at",
            "last_test_result",
            "created_at",
            "updated_at");

    private final JsonMapper json;

    Documents(JsonMapper json) {
        this.json = json;
    }

    /** What the configuration shows, read as if it had been sent, so that the two can be compared. */
    private ObjectNode of(LlmConfigDetails config) {
        return StrictJson.object(text(config));
    }

    String text(LlmConfigDetails config) {
        return json.writeValueAsString(LlmConfigResource.of(config));
    }

    /** A new configuration: what was sent over what the provider brings. */
    ObjectNode created(ObjectNode sent) {
        List<Wrong> wrong = new ArrayList<>();
        sent.propertyNames().forEach(name -> unknown(wrong, name, sent.path(name), null));
        refuse(wrong);
        ObjectNode whole = defaults(sent.path(Fields.PROVIDER));
        sent.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
        return whole;
    }

    /** The stored configuration with the patch applied. */
    ObjectNode patched(LlmConfigDetails stored, ObjectNode patch) {
        ObjectNode before = of(stored);
        List<Wrong> wrong = new ArrayList<>();
        patch.propertyNames().forEach(name -> unknown(wrong, name, patch.path(name), before.get(name)));
        refuse(wrong);
        ObjectNode changes = patch.deepCopy();
        changes.remove(Fields.API_KEY);
        return (ObjectNode) MergePatch.apply(before, changes);
    }

    /** What is only shown may be sent back as it is, so that a client can change a document and return all of it. */
    private static void unknown(List<Wrong> wrong, String name, JsonNode sent, @Nullable JsonNode before) {
        if (Fields.EDITABLE.contains(name) || name.equals(Fields.API_KEY) || before != null && before.equals(sent)) {
            return;
        }
        wrong.add(Wrong.at(
                SHOWN.contains(name)
                        ? "This is only shown and cannot be set. Leave it out."
                        : "There is no such field. Check its spelling, or leave it out.",
                name));
    }

    private static void refuse(List<Wrong> wrong) {
        if (!wrong.isEmpty()) {
            throw ApiProblem.invalid(wrong);
        }
    }

    private ObjectNode defaults(JsonNode provider) {
        Provider chosen = Provider.fromId(provider.stringValue("")).orElse(Provider.CUSTOM);
        LlmConfigForm form = ProviderDefaults.form(chosen, "", null, true);
        return of(new LlmConfigDetails(
                        0,
                        0,
                        form,
                        KeyHint.NONE,
                        null,
                        List.of(),
                        null,
                        Map.of(),
                        null,
                        null,
                        Instant.EPOCH,
                        Instant.EPOCH))
                .retain(Fields.EDITABLE)
                .remove(List.of(Fields.NAME, Fields.PROVIDER));
    }
}
