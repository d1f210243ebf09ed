package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.backend.Backend;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.incident.Cause;
import com.aidock.admin.pool.incident.Culprits;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * The right thing to do about an incident, for administrators: leads to the preview of ending the session that is to
 * blame or, where a lane is too small for its use, of resizing it. Not there where neither helps.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class RemedyButton extends Button {
    private final transient ActBench bench;
    private final transient Culprits culprits;
    private Runnable remedy = () -> {};
    private @Nullable Integer pid;

    RemedyButton(ActBench bench, Culprits culprits) {
        this.bench = bench;
        this.culprits = culprits;
        setId("incident-remedy");
        addThemeVariants(ButtonVariant.SMALL, ButtonVariant.PRIMARY);
        addClickListener(click -> remedy.run());
        setVisible(false);
    }

    /** Offers what helps against this cause as things stand now. */
    void offer(Cause cause) {
        if (!bench.mayAct()) {
            return;
        }
        boolean resize = cause == Cause.TOO_SMALL || cause == Cause.NESTED_BORROW;
        Holder holder = resize ? null : culprits.of(cause).orElse(null);
        setVisible(resize || holder != null);
        if (resize) {
            pid = null;
            offer("Resize a lane…", () -> new ResizeDialog(bench).open());
        } else if (holder != null && !Objects.equals(pid, holder.lease().backendPid())) {
            pid = holder.lease().backendPid();
            Backend backend = holder.backend();
            offer("End session " + pid + "…", () -> new HolderDialog(
                            bench, holder.lease().backendPid(), backend == null ? null : backend.startedAt())
                    .open());
        }
    }

    private void offer(String text, Runnable what) {
        if (!text.equals(getText())) {
            setText(text);
        }
        remedy = what;
    }
}
