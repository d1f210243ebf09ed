package com.aidock.admin.llm.document;

import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.LlmConfigRules;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.Secret;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a whole document into the form that service and screens use, and says of every field at once what is wrong. */
public final class FormReader {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final int PRIORITY_MEANWHILE = 100;

    private final ObjectNode document;
    private final Set<String> secretHeaders;
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    /** With the names, in lower case, of the headers whose stored values are secret. */
    public FormReader(ObjectNode document, Set<String> secretHeaders) {
        this.document = document;
        this.secretHeaders = secretHeaders;
    }

    /**
     * The form.
     *
     * @throws InvalidDocument with all that is wrong, types and rules alike
     */
    public LlmConfigForm form() {
        LlmConfigForm form = read();
        LlmConfigRules.check(form).stream()
                .filter(violation -> !broken.contains(violation.field()))
                .forEach(violation -> faults.add(Fault.at(violation.message(), violation.field())));
        refuse();
        return form;
    }

    /** What was sent as the key: absent and null are both null here. */
    public @Nullable Secret key(ObjectNode sent) {
        JsonNode key = sent.path(Fields.API_KEY);
        if (key.isMissingNode() || key.isNull()) {
            return null;
        }
        if (!key.isString()) {
            say(Fields.API_KEY, "The key must be text, or null for none.");
            return null;
        }
        Secret secret = Secret.of(key.stringValue());
        LlmConfigRules.check(secret).forEach(violation -> say(violation.field(), violation.message()));
        return secret;
    }

    private void refuse() {
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
    }

    // The compiler loses the annotations of a compact constructor's parameters in the class file.
    @SuppressWarnings("NullAway")
    private LlmConfigForm read() {
        return new LlmConfigForm(
                orElse(text(Fields.NAME), ""),
                text(Fields.DESCRIPTION),
                provider(),
                text(Fields.API_ENDPOINT),
                text(Fields.API_VERSION),
                text(Fields.DEFAULT_MODEL),
                texts(Fields.AVAILABLE_MODELS),
                object(Fields.MODEL_PARAMETERS),
                whole(Fields.RATE_LIMIT_RPM),
                whole(Fields.RATE_LIMIT_TPM),
                whole(Fields.DAILY_QUOTA),
                decimal(Fields.MONTHLY_BUDGET_USD),
                decimal(Fields.COST_PER_1K_INPUT_TOKENS),
                decimal(Fields.COST_PER_1K_OUTPUT_TOKENS),
                decimal(Fields.COST_PER_REQUEST),
                flag(Fields.IS_ACTIVE),
                flag(Fields.IS_PUBLIC),
                priority(),
                new HeaderReader(secretHeaders, this::say, faults).read(document.path(Fields.CUSTOM_HEADERS)),
                object(Fields.PROVIDER_SETTINGS));
    }

    private Provider provider() {
        String id = text(Fields.PROVIDER);
        return Provider.fromId(orElse(id, "")).orElseGet(() -> {
            if (!broken.contains(Fields.PROVIDER)) {
                say(Fields.PROVIDER, "Choose one of %s.".formatted(providers()));
            }
            return Provider.CUSTOM;
        });
    }

    private static String providers() {
        return Arrays.stream(Provider.values()).map(Provider::id).collect(Collectors.joining(", "));
    }

    private @Nullable String text(String field) {
        return value(field, JsonNode::isString, JsonNode::stringValue, "This must be text, or null.");
    }

    private @Nullable Integer whole(String field) {
        return value(
                field,
                node -> node.isIntegralNumber() && node.canConvertToInt(),
                JsonNode::intValue,
                "This must be a whole number up to %d, or null.".formatted(Integer.MAX_VALUE));
    }

    private int priority() {
        Integer priority = whole(Fields.PRIORITY);
        if (priority == null && !broken.contains(Fields.PRIORITY)) {
            say(Fields.PRIORITY, "Enter a priority from 0 to %d.".formatted(LlmConfigRules.MAX_PRIORITY));
        }
        return priority == null ? PRIORITY_MEANWHILE : priority;
    }

    private @Nullable BigDecimal decimal(String field) {
        return value(field, JsonNode::isNumber, JsonNode::decimalValue, "This must be a number, or null.");
    }

    private boolean flag(String field) {
        JsonNode node = document.path(field);
        if (!node.isBoolean()) {
            say(field, "This must be true or false.");
        }
        return node.isBoolean() && node.booleanValue();
    }

    private List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        JsonNode node = document.path(field);
        if (!node.isArray()) {
            refuseUnlessAbsent(field, node, "This must be a list of texts.");
            return texts;
        }
        for (int i = 0; i < node.size(); i++) {
            if (node.get(i).isString()) {
                texts.add(node.get(i).stringValue());
            } else {
                faults.add(Fault.at("This must be text.", field, String.valueOf(i)));
            }
        }
        return texts;
    }

    private Map<String, @Nullable Object> object(String field) {
        JsonNode node = document.path(field);
        if (node.isObject()) {
            // Read anew, so that numbers have the types that they have when they come back from the database.
            return JSON.readValue(JSON.writeValueAsString(node), OBJECT);
        }
        refuseUnlessAbsent(field, node, "This must be an object.");
        return Map.of();
    }

    private <T> @Nullable T value(String field, Predicate<JsonNode> fits, Function<JsonNode, T> read, String right) {
        JsonNode node = document.path(field);
        if (fits.test(node)) {
            return read.apply(node);
        }
        refuseUnlessAbsent(field, node, right);
        return null;
    }

    private void refuseUnlessAbsent(String field, JsonNode node, String right) {
        if (!node.isMissingNode() && !node.isNull()) {
            say(field, right);
        }
    }

    private void say(String field, String detail) {
        broken.add(field);
        faults.add(Fault.at(detail, field));
    }

    private static String orElse(@Nullable String text, String other) {
        return text == null ? other : text;
    }
}
