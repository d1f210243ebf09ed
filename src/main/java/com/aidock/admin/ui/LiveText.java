package com.aidock.admin.ui;

import com.vaadin.flow.component.HasText;

/** Text that is set again and again while a screen is live: Vaadin would send it each time, the same or not. */
public final class LiveText {
    private LiveText() {}

    /** Sets the text if it is another one. */
    public static void set(HasText part, String text) {
        if (!text.equals(part.getText())) {
            part.setText(text);
        }
    }
}
