package com.aidock.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.stream.Stream;

/**
 * Enter presses a form's button from its text fields alone: everywhere else it is the key of what has the focus, which
 * may be "Cancel" or a list to choose from.
 */
public final class EnterKey {
    private EnterKey() {}

    /** Lets Enter press the button from those of the components that take one line of text, unless it is disabled. */
    public static void presses(Button button, Component... components) {
        Stream.of(components).filter(EnterKey::takesOneLine).forEach(line -> line.getElement()
                .addEventListener("keydown", event -> button.getElement().callJsFunction("click"))
                .setFilter("event.key === 'Enter' && !event.isComposing")
                // The field has not been left, so nobody has sent yet what is typed in it.
                .synchronizeProperty("value"));
    }

    private static boolean takesOneLine(Component component) {
        return component instanceof TextFieldBase<?, ?> && !(component instanceof TextArea);
    }
}
