package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.HeaderForm;
import com.aidock.admin.llm.HeaderHint;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;

/** Edits custom headers, one in a line; a stored secret value is hinted at and stays unless it is typed anew. */
class HeadersField extends CustomField<List<HeaderForm>> {
    private final Div lines = new Div();
    private final Button add =
            new Button("Add header", click -> addLine(HeaderLine.empty()).focus());
    private final List<HeaderLine> present = new ArrayList<>();
    private List<HeaderHint> hints = List.of();

    HeadersField() {
        super(List.of());
        setLabel("Custom headers");
        setHelperText("Sent with every request. A secret value is stored encrypted and never shown again.");
        lines.addClassName("llm-headers");
        add.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        add(lines, add);
    }

    /** What may be shown of the stored values; to be given before the headers themselves. */
    void setHints(List<HeaderHint> stored) {
        hints = stored;
    }

    @Override
    protected List<HeaderForm> generateModelValue() {
        return present.stream()
                .map(HeaderLine::header)
                .filter(header -> !header.name().isEmpty() || header.value() != null)
                .toList();
    }

    @Override
    protected void setPresentationValue(List<HeaderForm> headers) {
        lines.removeAll();
        present.clear();
        headers.forEach(header -> addLine(HeaderLine.of(header, hintOf(header))));
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        add.setVisible(!readOnly);
        present.forEach(line -> line.setReadOnly(readOnly));
    }

    private String hintOf(HeaderForm header) {
        return hints.stream()
                .filter(hint -> hint.secret() && hint.name().equalsIgnoreCase(header.name()))
                .map(hint -> hint.unreadable() ? "cannot be read, enter it again" : "•••• " + hint.hint() + ", kept")
                .findFirst()
                .orElse("");
    }

    private HeaderLine addLine(HeaderLine line) {
        present.add(line);
        lines.add(line);
        line.setReadOnly(isReadOnly());
        line.onChange(this::updateValue);
        line.onRemove(() -> {
            present.remove(line);
            lines.remove(line);
            updateValue();
            add.focus();
        });
        return line;
    }
}
