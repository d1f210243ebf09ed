package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.Violation;
import com.vaadin.flow.component.HasValueAndElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The inputs of a form in their order, and what is done to all of them. */
final class FieldSet {
    private final Map<String, FormField<?>> fields = new LinkedHashMap<>();

    <V extends @Nullable Object> void bind(
            String name, String label, HasValueAndElement<?, V> input, Function<LlmConfigForm, V> value) {
        fields.put(name, new FormField<>(name, label, input, value));
    }

    /** Shows the form in place of all that was typed. */
    void show(LlmConfigForm form) {
        fields.values().forEach(field -> field.show(form));
    }

    /** Takes the form as what is stored; what was typed stays on it. */
    void rebase(LlmConfigForm form) {
        fields.values().forEach(field -> field.rebase(form));
    }

    /** Replaces what still is the one form's value by the other's. */
    void replace(LlmConfigForm from, LlmConfigForm to) {
        fields.values().forEach(field -> field.replace(from, to));
    }

    Optional<FormField<?>> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Those that hold something that is not stored. */
    List<FormField<?>> changed() {
        return fields.values().stream().filter(FormField::isChanged).toList();
    }

    /** The fields in which two forms differ. */
    List<FormField<?>> differing(LlmConfigForm one, LlmConfigForm other) {
        return fields.values().stream()
                .filter(field -> field.differs(one, other))
                .toList();
    }

    /** The violations in the order in which a reader meets their fields. */
    List<Violation> ordered(List<Violation> violations) {
        List<String> names = new ArrayList<>(fields.keySet());
        return violations.stream()
                .sorted(Comparator.comparingInt(violation -> names.indexOf(violation.field())))
                .toList();
    }

    void onChange(Runnable listener) {
        fields.values().forEach(field -> field.onChange(listener));
    }

    void setReadOnly(boolean readOnly) {
        fields.values().forEach(field -> field.setReadOnly(readOnly));
    }
}
