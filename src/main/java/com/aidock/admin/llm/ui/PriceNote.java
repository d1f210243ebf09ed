package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.PriceOrigin;
import com.aidock.admin.ui.RelativeTime;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;

/** Says at a price where it comes from and since when, because prices age. */
final class PriceNote {
    private PriceNote() {}

    /** Shows it below the field, or nothing if there is no price. */
    static void show(TextField field, String price, Map<String, PriceOrigin> origins) {
        PriceOrigin origin = origins.get(price);
        if (origin != null) {
            Span note = new Span(new Span(capitalised(origin.source()) + " "), new RelativeTime(origin.asOf()));
            field.setHelperComponent(note);
        } else {
            field.setHelperText(field.isEmpty() ? null : "Source and date were not recorded");
        }
    }

    private static String capitalised(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT)
                        + text.substring(text.offsetByCodePoints(0, 1));
    }
}
