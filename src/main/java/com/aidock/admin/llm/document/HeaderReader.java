package com.aidock.admin.llm.document;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.HeaderForm;
import com.aidock.admin.llm.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads headers by name: a text, or an object with {@code value} and {@code secret}. An object without a value keeps
 * the stored secret one, so that a document can be returned as it was read.
 */
final class HeaderReader {
    private static final String VALUE = "value";
    private static final String SECRET = "secret";
    /** The last two are only shown. */
    private static final Set<String> KNOWN = Set.of(VALUE, SECRET, "hint", "unreadable");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final Set<String> storedSecrets;
    private final BiConsumer<String, String> broken;
    private final List<Fault> faults;

    HeaderReader(Set<String> storedSecrets, BiConsumer<String, String> broken, List<Fault> faults) {
        this.storedSecrets = storedSecrets;
        this.broken = broken;
        this.faults = faults;
    }

    List<HeaderForm> read(JsonNode headers) {
        List<HeaderForm> forms = new ArrayList<>();
        if (!headers.isObject()) {
            if (!headers.isMissingNode() && !headers.isNull()) {
                broken.accept(Fields.CUSTOM_HEADERS, "This must be an object of header names and values.");
            }
            return forms;
        }
        headers.properties().forEach(entry -> {
            HeaderForm form = header(entry.getKey(), entry.getValue());
            if (form != null) {
                forms.add(form);
            }
        });
        return forms;
    }

    private @Nullable HeaderForm header(String name, JsonNode node) {
        if (node.isString()) {
            return new HeaderForm(name, Secret.of(node.stringValue()), isSecret(name));
        }
        JsonNode value = node.path(VALUE);
        JsonNode secret = node.path(SECRET);
        boolean fits = node.isObject()
                && KNOWN.containsAll(node.propertyNames())
                && (value.isString() || value.isMissingNode())
                && (secret.isBoolean() || secret.isMissingNode());
        if (!fits) {
            refuse(name);
            return null;
        }
        return new HeaderForm(
                name,
                value.isString() ? Secret.of(value.stringValue()) : null,
                secret.isBoolean() ? secret.booleanValue() : isSecret(name));
    }

    /** What was stored as a secret, or sounds like one, stays one unless somebody says otherwise. */
    private boolean isSecret(String name) {
        return storedSecrets.contains(name.strip().toLowerCase(Locale.ROOT)) || HeaderForm.soundsSecret(name);
    }

    /** What cannot be a name is not repeated: it may be a value in the wrong place. */
    private void refuse(String name) {
        String right = "A header is a text, or an object such as {\"value\": \"…\", \"secret\": true}.";
        faults.add(
                NAME.matcher(name).matches()
                        ? Fault.at(right, Fields.CUSTOM_HEADERS, name)
                        : Fault.at(right, Fields.CUSTOM_HEADERS));
    }
}
