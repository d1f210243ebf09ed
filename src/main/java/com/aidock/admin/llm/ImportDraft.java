package com.aidock.admin.llm;

import com.aidock.admin.llm.document.ConfigDocument;
import com.aidock.admin.llm.document.Fault;
import com.aidock.admin.llm.document.FormReader;
import com.aidock.admin.llm.document.InvalidDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form that a file's configuration stands for: what the file leaves out stays as it is stored, or comes from the
 * provider's defaults if it is new. Secrets are never taken from a file.
 *
 * @param form without the secret headers that have no value here, and inactive if anything is missing
 * @param missing the fields of the secrets that it needs
 */
record ImportDraft(LlmConfigForm form, List<String> missing) {
    private static final String NO_SECRETS = "Secrets are not imported. Leave the value out, and enter it afterwards.";

    /**
     * The draft.
     *
     * @param before what is stored under its name, or null
     * @throws InvalidDocument with all that is wrong
     */
    static ImportDraft of(ObjectNode sent, @Nullable LlmConfig stored, @Nullable LlmConfigDetails before) {
        List<Fault> faults = new ArrayList<>();
        sent.propertyNames().forEach(name -> unknown(faults, name));
        refuse(faults);
        LlmConfigForm form = new FormReader(whole(sent, before), secretHeaders(before)).form();
        form.customHeaders().stream()
                .filter(header -> header.secret() && header.value() != null)
                .forEach(header -> faults.add(Fault.at(NO_SECRETS, Fields.CUSTOM_HEADERS, header.name())));
        refuse(faults);
        return of(form, stored);
    }

    private static ImportDraft of(LlmConfigForm form, @Nullable LlmConfig stored) {
        List<HeaderForm> headers = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        if (form.provider().needsKey() && (stored == null || stored.key == null)) {
            missing.add(Fields.API_KEY);
        }
        for (HeaderForm header : form.customHeaders()) {
            if (header.value() != null || isKept(header, form, stored)) {
                headers.add(header);
            } else {
                missing.add(ConfigContent.headerField(header.name()));
            }
        }
        return new ImportDraft(form.with(headers, form.active() && missing.isEmpty()), missing);
    }

    private static boolean isKept(HeaderForm header, LlmConfigForm form, @Nullable LlmConfig stored) {
        return stored != null && StoredSecretRules.kept(stored, form, header).isPresent();
    }

    private static ObjectNode whole(ObjectNode sent, @Nullable LlmConfigDetails before) {
        ObjectNode whole = before == null ? ConfigDocument.defaults(provider(sent)) : ConfigDocument.of(before.form());
        sent.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
        return whole;
    }

    private static Provider provider(JsonNode sent) {
        return Provider.fromId(sent.path(Fields.PROVIDER).stringValue("")).orElse(Provider.CUSTOM);
    }

    private static void unknown(List<Fault> faults, String name) {
        if (name.equals(Fields.API_KEY)) {
            faults.add(Fault.at(NO_SECRETS, name));
        } else if (!Fields.EDITABLE.contains(name)) {
            faults.add(Fault.at("There is no such field that can be set. Check its spelling, or leave it out.", name));
        }
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
    }

    private static Set<String> secretHeaders(@Nullable LlmConfigDetails before) {
        return before == null
                ? Set.of()
                : before.headers().stream()
                        .filter(HeaderHint::secret)
                        .map(header -> header.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
