package com.aidock.admin.llm.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.List;

/** The head of what is open beside the list: its name, its actions, and the way back. */
final class DetailHead {
    private DetailHead() {}

    static Component of(Component title, List<? extends Component> actions, Runnable onClose) {
        Button close = new Button("Close", click -> onClose.run());
        close.setId("close-detail");
        close.setTooltipText("Back to the list (Esc)");
        close.addThemeVariants(ButtonVariant.TERTIARY);
        Div buttons = new Div();
        buttons.addClassName("llm-actions");
        actions.forEach(buttons::add);
        buttons.add(close);
        Div head = new Div(title, buttons);
        head.addClassName("llm-head");
        return head;
    }
}
