package com.aidock.admin.access.ui;

import com.aidock.admin.ui.Heartbeat;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import java.util.function.Supplier;

/** One line about what stands in the way, kept up to date each second; takes no room while there is nothing to say. */
class StateLine extends Div {
    private final transient Supplier<Optional<String>> state;

    StateLine(Heartbeat heartbeat, Supplier<Optional<String>> state) {
        this.state = state;
        addClassName("access-state");
        getElement().setAttribute("role", "status");
        heartbeat.whileAttached(this, this::update);
        update();
    }

    // The element stays in the page, empty: text that comes together with its region is not read aloud.
    private void update() {
        Optional<String> text = state.get();
        setClassName("shown", text.isPresent());
        setText(text.orElse(""));
    }
}
