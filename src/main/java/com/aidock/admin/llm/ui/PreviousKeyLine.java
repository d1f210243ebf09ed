package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.PreviousKeyHint;
import com.aidock.admin.ui.RelativeTime;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** The key before the present one, as long as it is kept: until when, and the way back to it. */
class PreviousKeyLine extends Div {
    private final Span what = new Span();
    private final Button back = new Button("Switch back…");
    private final Button forget = new Button("Forget previous key now");

    PreviousKeyLine() {
        addClassName("llm-key-stored");
        what.addClassName("llm-secondary");
        back.setId("switch-back");
        forget.setId("forget-previous");
        back.addThemeVariants(ButtonVariant.SMALL);
        forget.addThemeVariants(ButtonVariant.SMALL);
        add(what, back, forget);
        setVisible(false);
    }

    void show(@Nullable PreviousKeyHint previous, boolean mayChange) {
        setVisible(previous != null);
        if (previous != null) {
            what.removeAll();
            what.add(
                    new Span("previous •••• %s, erased ".formatted(previous.last4())),
                    new RelativeTime(previous.keptUntil()));
            if (!previous.readable()) {
                what.add(new Span(" "), new StateMark(Tone.WARNING, "cannot be read: there is no way back to it"));
            }
            back.setVisible(previous.readable());
            back.setEnabled(mayChange);
            forget.setEnabled(mayChange);
        }
    }

    void onBack(Runnable action) {
        back.addClickListener(click -> action.run());
    }

    void onForget(Runnable action) {
        forget.addClickListener(click -> action.run());
    }
}
