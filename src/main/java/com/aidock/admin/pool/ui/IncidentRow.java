package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.incident.Incident;
import com.aidock.admin.ui.LiveText;
import com.aidock.admin.ui.RelativeTime;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** One incident in the list: since when, why, and in a sentence what was wrong; opens when it is pressed. */
class IncidentRow extends NativeButton {
    private final StateMark mark = new StateMark(Tone.NEUTRAL, "");
    private final Span time = new Span();
    private final Span headline = new Span();
    private transient @Nullable Incident shown;

    IncidentRow(Runnable onOpen) {
        addClassName("incident-row");
        time.addClassName("incident-time");
        headline.addClassName("incident-headline");
        add(mark, time, headline);
        addClickListener(click -> onOpen.run());
    }

    void show(Incident incident, boolean open) {
        getElement().setAttribute("aria-pressed", Boolean.toString(open));
        if (incident.equals(shown)) {
            return;
        }
        shown = incident;
        mark.set(
                incident.open() ? Tone.BAD : Tone.NEUTRAL,
                incident.verdict().cause().label());
        LiveText.set(headline, incident.verdict().headline());
        time.removeAll();
        time.add(new RelativeTime(incident.openedAt()));
        time.add(new Span(incident.open() ? ", lasts" : ", for " + Figures.duration(incident.lasted())));
    }
}
