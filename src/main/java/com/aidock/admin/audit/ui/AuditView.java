package com.aidock.admin.audit.ui;

import com.aidock.admin.audit.AuditLog;
import com.aidock.admin.audit.AuditQuery;
import com.aidock.admin.ui.BackgroundLoad;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.LateNotices;
import com.aidock.admin.ui.ListBesideDetail;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Who did or tried what: the list, and the entry that the address names beside it. */
@Route("admin/audit/:id?([0-9]{1,18})")
@PageTitle("Audit")
@Menu(title = "Audit", order = 30, icon = "icons/audit.svg")
@PermitAll
@StyleSheet("context://audit.css")
class AuditView extends Div implements BeforeEnterObserver {
    private static final String PATH = "admin/audit";
    private static final String ID = "id";

    private final transient AuditLog log;
    private final transient BackgroundTasks tasks;
    private final transient LateNotices notices;
    private final ListBesideDetail layout;
    private final AuditList list;
    private @Nullable Long open;

    AuditView(AuditLog log, BackgroundTasks tasks, LateNotices notices, Clock clock) {
        this.log = log;
        this.tasks = tasks;
        this.notices = notices;
        this.list = new AuditList(log, tasks, notices, clock, this::wished, this::navigate);
        addClassNames("page", "list-view", "audit-view");
        this.layout = new ListBesideDetail(list, "34rem", () -> navigate(null));
        add(layout);
    }

    /** The address says which entries are listed and which one is open. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.show(Wish.read(event.getLocation().getQueryParameters()));
        show(event.getRouteParameters().getLong(ID).orElse(null));
    }

    private void show(@Nullable Long id) {
        if (id == null) {
            layout.setDetail(null);
        } else if (!id.equals(open)) {
            layout.setDetail(panel(id));
        }
        open = id;
        list.select(id);
    }

    private EntryPanel panel(long id) {
        EntryPanel panel = new EntryPanel(() -> navigate(null), this::query);
        list.loaded(id).ifPresentOrElse(panel::show, () -> load(panel, id));
        return panel;
    }

    private void load(EntryPanel panel, long id) {
        BackgroundLoad load = new BackgroundLoad(tasks, panel);
        panel.add(notices.follow(load));
        load.load("open entry", () -> log.find(id), found -> found.<Runnable>map(entry -> () -> panel.show(entry))
                .orElse(() -> panel.missing(id))
                .run());
    }

    private void query(AuditQuery query) {
        wished(new Wish(query, Period.ANY));
    }

    private void wished(Wish wish) {
        list.show(wish);
        UI.getCurrentOrThrow()
                .getPage()
                .getHistory()
                .replaceState(null, new Location(open == null ? PATH : PATH + "/" + open, wish.write()));
    }

    private void navigate(@Nullable Long id) {
        RouteParameters parameters = id == null ? RouteParameters.empty() : new RouteParameters(ID, id.toString());
        UI.getCurrentOrThrow().navigate(AuditView.class, parameters, list.wish().write());
    }
}
