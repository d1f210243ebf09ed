package com.aidock.admin.audit.ui;

import com.aidock.admin.audit.AuditDetails;
import com.aidock.admin.audit.AuditQuery;
import com.aidock.admin.audit.AuditRow;
import com.aidock.admin.ui.ChangesTable;
import com.aidock.admin.ui.ExactTime;
import com.aidock.admin.ui.RelativeTime;
import com.aidock.admin.ui.StateMark;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;

/** One entry beside the list, with all that is known of it. */
class EntryPanel extends Div {
    private final transient Consumer<AuditQuery> onQuery;
    private final Div content = new Div();

    EntryPanel(Runnable onClose, Consumer<AuditQuery> onQuery) {
        this.onQuery = onQuery;
        addClassNames("list-detail", "audit-entry");
        content.addClassName("audit-entry-content");
        Button close = new Button("Close", click -> onClose.run());
        close.setId("close-detail");
        close.setTooltipText("Back to the list (Esc)");
        close.addThemeVariants(ButtonVariant.TERTIARY);
        Div head = new Div(new H2("Entry"), close);
        head.addClassName("audit-head");
        add(head, content);
    }

    void show(AuditDetails entry) {
        AuditRow row = entry.row();
        content.removeAll();
        Div title = new Div(
                new H2(row.action().label()), new StateMark(AuditTexts.tone(row.outcome()), AuditTexts.outcome(row)));
        title.addClassName("audit-title");
        content.add(title, facts(row));
        if (!entry.changes().isEmpty()) {
            Div scroll = new Div(new ChangesTable(entry.changes()));
            scroll.addClassName("audit-scroll");
            scroll.getElement().setAttribute("tabindex", "0");
            scroll.getElement().setAttribute("role", "region");
            scroll.getElement().setAttribute("aria-label", "Before and after");
            content.add(scroll);
        } else if (row.reason() == null) {
            content.add(new Paragraph("No field was changed."));
        }
        content.add(more(row));
    }

    void missing(long id) {
        content.removeAll();
        content.add(new Paragraph("There is no entry %d; it may have been removed because of its age.".formatted(id)));
    }

    private static Component facts(AuditRow row) {
        DescriptionList facts = new DescriptionList();
        fact(facts, "When", new Text(ExactTime.text(row.at()) + ", "), new RelativeTime(row.at()));
        fact(facts, "Who", new Text(row.actor()));
        if (row.address() != null) {
            fact(facts, "Address", new Text(row.address()));
        }
        fact(facts, "Where", new Text(row.place() + " › " + row.operation()));
        if (!AuditTexts.object(row).isEmpty()) {
            fact(facts, row.objectType() == null ? "Object" : row.objectType().label(), object(row));
        }
        if (row.reason() != null) {
            fact(facts, "Reason", new Text(row.reason()));
        }
        return facts;
    }

    private static Component object(AuditRow row) {
        return AuditTexts.page(row)
                .<Component>map(page -> new Anchor(page, AuditTexts.object(row)))
                .orElseGet(() -> new Text(AuditTexts.object(row)));
    }

    private static void fact(DescriptionList facts, String term, Component... description) {
        facts.add(new DescriptionList.Term(term), new DescriptionList.Description(description));
    }

    private Component more(AuditRow row) {
        Div more = new Div();
        more.addClassName("audit-more");
        if (row.objectType() != null && row.objectId() != null) {
            more.add(offer(
                    "All about this object",
                    "same-object",
                    new AuditQuery("", "", null, null, row.objectType(), row.objectId(), null, null)));
        }
        if (row.actorId() != null) {
            more.add(offer(
                    "All by this person",
                    "same-person",
                    new AuditQuery("", row.actor(), null, null, null, null, null, null)));
        }
        return more;
    }

    private Button offer(String text, String id, AuditQuery query) {
        Button button = new Button(text, click -> onQuery.accept(query));
        button.setId(id);
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
