package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.incident.Cause;
import com.aidock.admin.pool.incident.Incident;
import com.aidock.admin.pool.incident.Incidents;
import com.aidock.admin.pool.incident.Verdict;
import com.aidock.admin.ui.LiveText;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The incident that lasts, with its cause, what to do now, and the button that does it; nothing while all is well. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class IncidentLine extends Div {
    private final transient Incidents incidents;
    private final StateMark mark = new StateMark(Tone.BAD, "");
    private final Paragraph headline = new Paragraph();
    private final Paragraph advice = new Paragraph();
    private final RemedyButton remedy;
    private transient Consumer<UUID> onOpen = id -> {};
    private @Nullable UUID shown;

    IncidentLine(Incidents incidents, RemedyButton remedy) {
        this.incidents = incidents;
        this.remedy = remedy;
        addClassName("incident-line");
        getElement().setAttribute("role", "status");
        advice.addClassName("incident-advice");
        Button open = new Button("Open incident", click -> {
            if (shown != null) {
                onOpen.accept(shown);
            }
        });
        open.addThemeVariants(ButtonVariant.SMALL);
        Div buttons = new Div(remedy, open);
        buttons.addClassName("incident-buttons");
        add(mark, new Div(headline, advice), buttons);
        setVisible(false);
    }

    /** Tells which incident a person wants to read about. */
    void onOpen(Consumer<UUID> listener) {
        onOpen = listener;
    }

    void show() {
        Incident incident = incidents.current().orElse(null);
        setVisible(incident != null);
        if (incident != null) {
            shown = incident.id();
            setClassName("ebbing", incident.ebbing());
            if (incident.ebbing()) {
                showEbbing(incident.verdict().cause());
            } else {
                showLasting(incident);
            }
        }
    }

    private void showLasting(Incident incident) {
        Verdict verdict = incident.verdict();
        Cause cause = verdict.cause();
        String failed = incident.failed().total() == 0
                ? ""
                : " Failed so far: " + incident.failed().inWords() + ".";
        mark.set(Tone.BAD, "Incident: " + cause.label());
        LiveText.set(headline, verdict.headline());
        LiveText.set(advice, cause.advice() + failed);
        remedy.offer(cause);
    }

    /** What was wrong is so no more, and nothing is left to be done about it now. */
    private void showEbbing(Cause cause) {
        mark.set(Tone.NEUTRAL, "Well again: " + cause.label());
        LiveText.set(headline, "What was wrong has ended. The incident is closed if all stays well for a moment.");
        LiveText.set(advice, "");
        remedy.withdraw();
    }
}
