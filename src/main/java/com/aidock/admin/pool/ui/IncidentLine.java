package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.incident.Cause;
import com.aidock.admin.pool.incident.Incident;
import com.aidock.admin.pool.incident.Incidents;
import com.aidock.admin.ui.LiveText;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The incident that lasts, with its cause and what to do now; nothing while all is well. */
class IncidentLine extends Div {
    private final transient Incidents incidents;
    private final StateMark mark = new StateMark(Tone.BAD, "");
    private final Paragraph headline = new Paragraph();
    private final Paragraph advice = new Paragraph();
    private @Nullable UUID shown;

    IncidentLine(Incidents incidents, Consumer<UUID> onOpen) {
        this.incidents = incidents;
        addClassName("incident-line");
        getElement().setAttribute("role", "status");
        advice.addClassName("incident-advice");
        Button open = new Button("Open incident", click -> {
            if (shown != null) {
                onOpen.accept(shown);
            }
        });
        open.addThemeVariants(ButtonVariant.SMALL);
        add(mark, new Div(headline, advice), open);
        setVisible(false);
    }

    void show() {
        Incident incident = incidents.current().orElse(null);
        setVisible(incident != null);
        if (incident != null) {
            shown = incident.id();
            Cause cause = incident.verdict().cause();
            mark.set(Tone.BAD, "Incident: " + cause.label());
            LiveText.set(headline, incident.verdict().headline());
            LiveText.set(advice, cause.advice());
        }
    }
}
