package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.HeaderForm;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.Secret;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an input holds, as a person reads it where two versions stand side by side; a secret is never spelled out. */
final class ValueTexts {
    private static final String NOTHING = "–";

    private ValueTexts() {}

    static String of(@Nullable Object value) {
        String text =
                switch (value) {
                    case null -> "";
                    case Boolean yes -> yes ? "yes" : "no";
                    case Provider provider -> provider.displayName();
                    case List<?> list -> list.stream().map(ValueTexts::line).collect(Collectors.joining("\n"));
                    default -> value.toString();
                };
        return text.isBlank() ? NOTHING : text;
    }

    private static String line(Object item) {
        if (item instanceof HeaderForm header) {
            Secret value = header.value();
            return header.name() + ": " + (value == null || header.secret() ? "••••" : value.reveal());
        }
        return item.toString();
    }
}
