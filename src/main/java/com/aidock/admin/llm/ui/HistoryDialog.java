package com.aidock.admin.llm.ui;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.Revision;
import com.aidock.admin.llm.RevisionPage;
import com.aidock.admin.ui.BackgroundLoad;
import com.aidock.admin.ui.ChangesTable;
import com.aidock.admin.ui.Notices;
import com.aidock.admin.ui.RelativeTime;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every change of a configuration, newest first: who, when, why, and each field before and after. */
class HistoryDialog extends Dialog {
    private static final int PAGE = 20;

    private final transient Workbench workbench;
    private final LlmConfigDetails config;
    private final transient Consumer<LlmConfigDetails> onRestored;
    private final transient BackgroundLoad load;
    private final Div revisions = new Div();
    private final Button older = new Button("Show older changes", click -> loadOlder());
    private long newest;
    private @Nullable Long next;

    HistoryDialog(Workbench workbench, LlmConfigDetails config, Consumer<LlmConfigDetails> onRestored) {
        this.workbench = workbench;
        this.config = config;
        this.onRestored = onRestored;
        this.load = new BackgroundLoad(workbench.tasks(), this);
        setHeaderTitle("History of " + config.form().name());
        setWidth("46rem");
        revisions.addClassName("llm-history");
        older.setId("older-revisions");
        older.setVisible(false);
        Button close = new Button("Close", click -> close());
        close.setId("close-history");
        getFooter().add(older, close);
        add(workbench.notices().follow(load), revisions);
        loadOlder();
    }

    private void loadOlder() {
        Long before = next;
        load.load("open history", () -> workbench.history().page(config.id(), before, PAGE), this::show);
    }

    private void show(RevisionPage page) {
        page.revisions().forEach(revision -> {
            newest = Math.max(newest, revision.revision());
            revisions.add(entry(revision));
        });
        if (revisions.getComponentCount() == 0) {
            revisions.add(new Paragraph("No change has been kept yet."));
        }
        next = page.next();
        older.setVisible(next != null);
    }

    private Component entry(Revision revision) {
        Div entry = new Div(head(revision));
        entry.addClassName("llm-revision");
        if (revision.restoredFrom() != null) {
            entry.add(new Paragraph("Restored from revision %d.".formatted(revision.restoredFrom())));
        }
        if (revision.reason() != null) {
            entry.add(new Paragraph(revision.reason()));
        }
        entry.add(
                revision.changes().isEmpty()
                        ? new Paragraph("No field was changed.")
                        : new ChangesTable(revision.changes()));
        return entry;
    }

    private Component head(Revision revision) {
        H3 title = new H3("Revision %d: %s"
                .formatted(revision.revision(), revision.action().label()));
        Span by = new Span(new Span(revision.actor() + ", "), new RelativeTime(revision.at()));
        by.addClassName("llm-secondary");
        Div head = new Div(title, by);
        head.addClassName("llm-revision-head");
        boolean past = revision.revision() != newest && revision.action() != AuditAction.LLM_CONFIG_DELETED;
        if (workbench.mayChange() && past) {
            head.add(restore(revision.revision()));
        }
        return head;
    }

    private Button restore(long revision) {
        Button restore = new Button("Restore…", click -> ask(revision));
        restore.setId("restore-" + revision);
        restore.setAriaLabel("Restore revision %d".formatted(revision));
        restore.addThemeVariants(ButtonVariant.SMALL);
        return restore;
    }

    private void ask(long revision) {
        new RestoreDialog(workbench, config, revision, restored -> {
                    close();
                    Notices.success("Revision %d is restored.".formatted(revision));
                    onRestored.accept(restored);
                })
                .open();
    }
}
