package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.incident.Incident;
import com.aidock.admin.pool.incident.Moment;
import com.aidock.admin.pool.incident.Party;
import com.aidock.admin.ui.ExactTime;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Duration;
import java.util.List;

/** One incident in full: the verdict and what says so, its measures, whom it touched, and its first moment. */
class IncidentDetail extends Div {
    private static final List<String> COLUMNS =
            List.of("Time", "State", "Lane", "Who", "For", "Session", "Last statement", "Stands in");

    IncidentDetail(Incident incident) {
        addClassName("incident");
        Anchor export = new Anchor("admin/llm-configs/debug/incidents/" + incident.id(), "Export as JSON");
        export.setTarget(AnchorTarget.BLANK);
        Div head = new Div(new H2("Incident: " + incident.verdict().cause().label()), export);
        head.addClassName("panel-head");
        add(head, new Paragraph(incident.verdict().headline()));
        Paragraph advice = new Paragraph(incident.verdict().cause().advice());
        advice.addClassName("incident-advice");
        UnorderedList evidence = new UnorderedList();
        incident.verdict().evidence().forEach(sentence -> evidence.add(new ListItem(sentence)));
        add(advice, evidence, measures(incident));
        Moment first = incident.first();
        add(parties("incident-holders", "Holders at the first moment", first.holders(), true));
        add(parties("incident-waiters", "Waiters at the first moment", first.waiters(), false));
    }

    private static FactTable measures(Incident incident) {
        FactTable table = new FactTable("incident-measures", "Measures", List.of("What", "Figure"), "");
        table.show(List.of(
                List.of("Began", ExactTime.text(incident.openedAt()) + ": " + incident.trigger()),
                List.of(
                        "Ended",
                        incident.closedAt() == null
                                ? "not yet"
                                : ExactTime.text(incident.closedAt()) + ", after "
                                        + Figures.duration(incident.lasted())),
                List.of("Highest utilisation", Figures.percent(incident.peakUtilisation())),
                List.of(
                        "Waited",
                        incident.peakWaiting() == 0
                                ? "nobody"
                                : "at most %d at once, the longest for %s"
                                        .formatted(
                                                incident.peakWaiting(),
                                                Figures.duration(Duration.ofMillis(incident.longestWaitMillis())))),
                List.of(
                        "Failed requests",
                        incident.failed().total()
                                + (incident.failed().total() == 0
                                        ? ""
                                        : ": " + incident.failed().inWords())),
                List.of("Who", String.join(", ", incident.users())),
                List.of("Where", String.join(", ", incident.places())),
                List.of("Replica", incident.instance()),
                List.of("Event in Sentry", incident.id().toString().replace("-", ""))));
        return table;
    }

    private static FactTable parties(String id, String title, List<Party> parties, boolean held) {
        FactTable table = new FactTable(id, title, COLUMNS, "None.");
        table.show(parties.stream().map(party -> party(party, held)).toList());
        return table;
    }

    private static List<String> party(Party party, boolean held) {
        return List.of(
                Figures.duration(Duration.ofMillis(held ? party.heldMillis() : party.waitedMillis())),
                party.blockedBy().isEmpty() ? party.state().label() : Figures.waitsFor(party.blockedBy()),
                party.lane(),
                party.user(),
                party.purpose(),
                party.backendPid() == 0 ? "" : Integer.toString(party.backendPid()),
                party.sql() == null ? "" : party.sql(),
                party.line() == null ? "" : party.line());
    }
}
