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
            case TOO_SMALL, NESTED_BORROW ->
                culprits.roomToGrow() ? new Offer("Resize a lane…", this::resize) : look(Cause.DATABASE_FULL);
            case LEAK, SLOW_SQL, LOCK_CHAIN, OUTSIDE_CALL, DEAD_SOCKETS ->
                culprits.of(cause).map(holder -> end(cause, holder)).orElseGet(() -> look(cause));
            case DATABASE_FULL, DATABASE_AWAY, ACCESS_REFUSED, READ_ONLY, DISK_FULL, TIMED_OUT, UNCLEAR -> look(cause);
        };
    }

    private static @Nullable Offer look(Cause cause) {
        return switch (cause) {
            case DATABASE_FULL ->
                new Offer("Show who has the connections", () -> open(PoolPart.CAPACITY.key(), "capacity-now"));
            case TIMED_OUT -> new Offer("Show slow work", () -> open(PoolPart.SLOW_WORK.key(), "slow-running"));
            case LOCK_CHAIN ->
                new Offer("Show the lock chain", () -> open(PoolPart.SLOW_WORK.key(), SlowWorkTab.LOCKS));
            default -> null;
        };
    }

    private void resize() {
        new ResizeDialog(bench).forMore(culprits.tightestLane()).open();
    }

    private Offer end(Cause cause, Holder holder) {
        int pid = holder.lease().backendPid();
        Backend backend = holder.backend();
        return new Offer(
                doing(cause).formatted(pid),
                () -> new HolderDialog(bench, pid, backend == null ? null : backend.startedAt()).open());
    }

    /** The dialog offers both where a statement runs; the button names what is to be tried first. */
    private static String doing(Cause cause) {
        return switch (cause) {
            case SLOW_SQL -> "Cancel statement of session %d…";
            case DEAD_SOCKETS -> "Take connection %d back…";
            default -> "End session %d…";
        };
    }

    private static void open(String tab, String part) {
        UI ui = UI.getCurrentOrThrow();
        ui.navigate(PoolHealthView.class, QueryParameters.of(PoolHealthView.TAB, tab));
        ui.getPage()
                .executeJs("document.getElementById($0).scrollIntoView({block: 'start', behavior: 'instant'})", part);
    }

    private record Offer(String text, Runnable what) {}
}
