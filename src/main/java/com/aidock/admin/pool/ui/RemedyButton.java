package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.backend.Backend;
import com.aidock.admin.pool.backend.Holder;
import com.aidock.admin.pool.incident.Cause;
import com.aidock.admin.pool.incident.Culprits;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * The right thing to do about an incident: leads administrators to the preview of ending the session that is to blame
 * or of resizing the lane that is too small, and everybody to who has the server's connections or locks where that is
 * nobody of ours. Not there while the cause is not clear.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class RemedyButton extends Button {
    private final transient ActBench bench;
    private final transient Culprits culprits;
    private transient Runnable remedy = () -> {};

    RemedyButton(ActBench bench, Culprits culprits) {
        this.bench = bench;
        this.culprits = culprits;
        setId("incident-remedy");
        addThemeVariants(ButtonVariant.SMALL, ButtonVariant.PRIMARY);
        addClickListener(click -> remedy.run());
        setVisible(false);
    }

    /** Nothing is left to be done. */
    void withdraw() {
        setVisible(false);
    }

    /** Offers what helps against this cause as things stand now. */
    void offer(Cause cause) {
        Offer offer = bench.mayAct() ? act(cause) : look(cause);
        setVisible(offer != null);
        if (offer != null) {
            if (!offer.text.equals(getText())) {
                setText(offer.text);
            }
            remedy = offer.what;
        }
    }

    private @Nullable Offer act(Cause cause) {
        return switch (cause) {
            case TOO_SMALL, NESTED_BORROW -> new Offer("Resize a lane…", this::resize);
            case LEAK, SLOW_SQL, LOCK_CHAIN, OUTSIDE_CALL, DEAD_SOCKETS ->
                culprits.of(cause).map(this::end).orElseGet(() -> look(cause));
            case DATABASE_FULL, DATABASE_AWAY, UNCLEAR -> look(cause);
        };
    }

    private static @Nullable Offer look(Cause cause) {
        return switch (cause) {
            case DATABASE_FULL -> new Offer("Show who has the connections", () -> open(PoolPart.CAPACITY.key()));
            case LOCK_CHAIN -> new Offer("Show the lock chain", () -> open(PoolPart.SLOW_WORK.key()));
            default -> null;
        };
    }

    private void resize() {
        new ResizeDialog(bench).forMore(culprits.tightestLane()).open();
    }

    private Offer end(Holder holder) {
        int pid = holder.lease().backendPid();
        Backend backend = holder.backend();
        return new Offer(
                "End session " + pid + "…",
                () -> new HolderDialog(bench, pid, backend == null ? null : backend.startedAt()).open());
    }

    private static void open(String tab) {
        UI ui = UI.getCurrentOrThrow();
        ui.navigate(PoolHealthView.class, QueryParameters.of(PoolHealthView.TAB, tab));
        ui.getPage().executeJs("document.querySelector('.pool-tabs').scrollIntoView()");
    }

    private record Offer(String text, Runnable what) {}
}
