package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.backend.Backend;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.backend.Holders;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.ArrayList;
import java.util.List;

/** What can be done at a row of the connections: see all that is known of it and, for administrators, act. */
record LeaseTools(Holders holders, ActBench bench) {

    /** For a holder; nothing for who still waits. */
    Component[] buttons(Holder holder) {
        if (holder.lease().waiting()) {
            return new Component[0];
        }
        List<Component> buttons = new ArrayList<>();
        Button details =
                new Button("Details", click -> LeaseDialog.of(holders, holder).open());
        details.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        details.setAriaLabel("All about %s".formatted(holder.lease().thread()));
        buttons.add(details);
        int pid = holder.lease().backendPid();
        Backend backend = holder.backend();
        if (bench.mayAct() && pid != 0) {
            buttons.add(new HolderMenu(bench, pid, backend == null ? null : backend.startedAt()));
        }
        return buttons.toArray(Component[]::new);
    }
}
