package com.aidock.admin.llm;

import com.aidock.admin.events.FieldChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells field by field what two contents of a configuration differ in; of headers and keys never a value. */
final class ContentDiff {
    private static final Set<String> OBJECTS = Set.of(Fields.MODEL_PARAMETERS, Fields.PROVIDER_SETTINGS);

    private ContentDiff() {}

    /**
     * The differences in the order of the fields.
     *
     * @param before null if there was nothing: then everything that is not empty is new
     * @param secretsChanged names of secrets that are others than before
     */
    static List<FieldChange> of(
            @Nullable Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after,
            Collection<String> secretsChanged) {
        Map<String, @Nullable Object> was = before == null ? Map.of() : before;
        List<FieldChange> changes = new ArrayList<>();
        // The database keeps no order of its own.
        for (String field : Fields.ORDER) {
            if (after.containsKey(field)) {
                compare(changes, field, was.get(field), after.get(field), secretsChanged);
            }
        }
        return changes;
    }

    private static void compare(
            List<FieldChange> changes,
            String field,
            @Nullable Object before,
            @Nullable Object after,
            Collection<String> secretsChanged) {
        if (field.equals(Fields.API_KEY)) {
            secret(changes, field, before != null, after != null, secretsChanged.contains(field));
        } else if (field.equals(Fields.CUSTOM_HEADERS)) {
            headers(changes, headersOf(before), headersOf(after), secretsChanged);
        } else if (field.equals(Fields.AVAILABLE_MODELS)) {
            models(changes, listOf(before), listOf(after));
        } else if (OBJECTS.contains(field)) {
            objects(changes, field, mapOf(before), mapOf(after));
        } else {
            texts(changes, field, before, after);
        }
    }

    private static void texts(
            List<FieldChange> changes, String field, @Nullable Object before, @Nullable Object after) {
        String was = text(before);
        String is = text(after);
        if (!Objects.equals(was, is)) {
            changes.add(new FieldChange(field, was, is));
        }
    }

    private static void objects(List<FieldChange> changes, String field, Map<?, ?> before, Map<?, ?> after) {
        Set<Object> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.forEach(key -> texts(changes, field + "." + key, before.get(key), after.get(key)));
    }

    /** A long list is told by what came and what went. */
    private static void models(List<FieldChange> changes, List<?> before, List<?> after) {
        if (before.equals(after)) {
            return;
        }
        List<Object> gone = new ArrayList<>(before);
        gone.removeAll(after);
        List<Object> come = new ArrayList<>(after);
        come.removeAll(before);
        boolean order = gone.isEmpty() && come.isEmpty();
        changes.add(new FieldChange(
                Fields.AVAILABLE_MODELS,
                before.isEmpty() ? null : count(before) + (order ? "" : names(", gone: ", gone)),
                after.isEmpty() ? null : count(after) + (order ? ", in another order" : names(", new: ", come))));
    }

    private static String count(List<?> models) {
        return models.size() == 1 ? "1 model" : "%,d models".formatted(models.size());
    }

    private static String names(String before, List<?> models) {
        return models.isEmpty()
                ? ""
                : before
                        + String.join(", ", models.stream().map(String::valueOf).toList());
    }

    private static void headers(
            List<FieldChange> changes,
            Map<String, Map<?, ?>> before,
            Map<String, Map<?, ?>> after,
            Collection<String> secretsChanged) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String field = ConfigContent.headerField(name);
            boolean changed = secretsChanged.contains(field) || !Objects.equals(before.get(name), after.get(name));
            secret(changes, field, before.containsKey(name), after.containsKey(name), changed);
        }
    }

    private static void secret(
            List<FieldChange> changes, String field, boolean before, boolean after, boolean changed) {
        if (changed || before != after) {
            changes.add(FieldChange.secret(field, before, after));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || value.equals("") ? null : String.valueOf(value);
    }

    private static Map<?, ?> mapOf(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> listOf(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<String, Map<?, ?>> headersOf(@Nullable Object value) {
        Map<String, Map<?, ?>> headers = new LinkedHashMap<>();
        listOf(value)
                .forEach(header ->
                        headers.put(String.valueOf(mapOf(header).get(ConfigContent.HEADER_NAME)), mapOf(header)));
        return headers;
    }
}
