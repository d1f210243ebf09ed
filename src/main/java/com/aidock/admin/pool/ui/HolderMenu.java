package com.aidock.admin.pool.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The button at a row that leads to what can be done about a session; asks nothing before it is pressed. */
class HolderMenu extends Button {
    /**
     * For one session.
     *
     * @param startedAt when it began, or null if that is not known: then the one that has the pid now is shown first
     */
    HolderMenu(ActBench bench, int pid, @Nullable Instant startedAt) {
        super("…", click -> new HolderDialog(bench, pid, startedAt).open());
        addClassName("holder-menu");
        addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        setAriaLabel("Act on session " + pid);
    }
}
