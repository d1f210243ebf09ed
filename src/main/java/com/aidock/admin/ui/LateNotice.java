package com.aidock.admin.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;

/**
 * Stands where something is late or failed to load and says why, with the live state of the pool, for how long, and
 * offers to try again. Takes no room otherwise.
 */
public final class LateNotice extends Div {
    private final BackgroundLoad load;
    private final Reasons reasons;
    private final Span why = new Span();
    private final Span waited = new Span();
    private final Button retry = new Button("Try now");

    LateNotice(BackgroundLoad load, Reasons reasons, Heartbeat heartbeat) {
        this.load = load;
        this.reasons = reasons;
        addClassName("late-notice");
        why.getElement().setAttribute("role", "status");
        // The seconds are for the eye: read aloud they would never end.
        waited.getElement().setAttribute("aria-hidden", "true");
        waited.addClassName("late-notice-time");
        retry.addThemeVariants(ButtonVariant.SMALL);
        retry.addClickListener(click -> load.retry());
        add(why, waited, retry);
        heartbeat.whileAttached(this, this::update);
        load.onState(state -> update());
        update();
    }

    /** Whether it says anything. */
    public boolean isShown() {
        return load.state().late();
    }

    // The place of the message stays in the page, empty: text that comes together with its region is not read aloud.
    private void update() {
        LoadState state = load.state();
        setClassName("shown", state.late());
        LiveText.set(why, state.late() ? why(state) : "");
        LiveText.set(waited, state.late() ? time(state) : "");
        retry.setVisible(state.late());
    }

    private String why(LoadState state) {
        return load.waitsForOtherPages()
                ? "Waiting for your other pages: %d of them are loading.".formatted(PersonTurns.AT_ONCE)
                : reasons.why(state.cause());
    }

    private static String time(LoadState state) {
        long seconds = state.waited().toSeconds();
        Duration pause = state.retryIn();
        String next = pause == null ? "" : " · next attempt within %d s".formatted(pause.toSeconds());
        return (seconds == 0 ? "" : seconds + " s") + next;
    }
}
