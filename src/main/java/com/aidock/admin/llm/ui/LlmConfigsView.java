package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.QuickCreate;
import com.aidock.admin.llm.QuickCreated;
import com.aidock.admin.ui.ListBesideDetail;
import com.aidock.admin.ui.Notices;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.page.History;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The LLM configurations: the list, and the one that the address names beside it. */
@Route("admin/llm-configs/:id?([0-9]{1,18})")
@PageTitle("LLM configurations")
@Menu(title = "LLM configurations", order = 10, icon = "icons/models.svg")
@PermitAll
@StyleSheet("context://llm.css")
public class LlmConfigsView extends Div implements BeforeEnterObserver, BeforeLeaveObserver {
    private static final String ID = "id";

    private final transient Workbench workbench;
    private final ListBesideDetail layout;
    private final ConfigList list;
    private @Nullable ConfigEditor open;
    private transient @Nullable QuickCreated created;

    LlmConfigsView(Workbench workbench) {
        this.workbench = workbench;
        this.list = new ConfigList(workbench, new ListActions());
        addClassNames("page", "list-view", "llm-view");
        this.layout = new ListBesideDetail(list, "38rem", this::close);
        add(layout);
    }

    /** The address says which rows are listed and which one is open. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.show(ListAddress.read(event.getLocation().getQueryParameters()));
        event.getRouteParameters().getLong(ID).ifPresentOrElse(id -> open(event.getUI(), id), () -> show(null));
    }

    /** What was typed is not lost by a click on another row. */
    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        int unsaved = unsaved();
        if (unsaved == 0 || staysOpen(event)) {
            return;
        }
        BeforeLeaveEvent.ContinueNavigationAction leave = event.postpone();
        new UnsavedQuestion(unsaved, leave::proceed, () -> {
                    leave.cancel();
                    markOpen();
                })
                .open();
    }

    /** The way back to an earlier search leaves what is open beside it alone. */
    private boolean staysOpen(BeforeLeaveEvent event) {
        return event.getNavigationTarget() == LlmConfigsView.class
                && open instanceof ConfigDetail detail
                && event.getRouteParameters().getLong(ID).equals(Optional.of(detail.id()));
    }

    private int unsaved() {
        return open == null ? 0 : open.unsaved();
    }

    private void open(UI ui, long id) {
        if (open instanceof ConfigDetail detail && detail.id() == id) {
            return;
        }
        ConfigDetail detail = new ConfigDetail(workbench, id, new DetailEvents());
        show(detail);
        if (created != null && created.config().id() == id) {
            detail.follow(ui, created);
        }
        created = null;
    }

    private void show(@Nullable ConfigEditor editor) {
        open = editor;
        layout.setDetail(editor);
        markOpen();
    }

    private void markOpen() {
        list.select(open instanceof ConfigDetail detail ? detail.id() : null);
    }

    private void navigate(@Nullable Long id) {
        RouteParameters parameters = id == null ? RouteParameters.empty() : new RouteParameters(ID, id.toString());
        UI.getCurrentOrThrow().navigate(LlmConfigsView.class, parameters, ListAddress.write(list.query()));
    }

    private void close() {
        if (open instanceof NewConfig editor && editor.unsaved() == 0) {
            show(null);
        } else {
            navigate(null);
        }
    }

    private void created(QuickCreated quick) {
        created = quick;
        Notices.success(quick.config().form().name() + " is created.");
        reveal(quick.config());
    }

    /** Opens what was just created, and lists inactive ones too if it would not be in sight otherwise. */
    private void reveal(LlmConfigDetails config) {
        ListQuery query = list.query();
        if (!config.form().active() && query.state() == ListQuery.State.ACTIVE) {
            list.show(new ListQuery(
                    query.search(), query.provider(), ListQuery.State.ALL, query.sort(), query.direction()));
        } else {
            list.reload();
        }
        navigate(config.id());
    }

    private final class ListActions implements ConfigList.Listener {
        @Override
        public void query(ListQuery query) {
            boolean typedOn = ListAddress.isTypedOn(list.query(), query);
            list.show(query);
            String path =
                    open instanceof ConfigDetail detail ? "admin/llm-configs/" + detail.id() : "admin/llm-configs";
            Location address = new Location(path, ListAddress.write(query));
            History history = UI.getCurrentOrThrow().getPage().getHistory();
            if (typedOn) {
                history.replaceState(null, address);
            } else {
                history.pushState(null, address);
            }
        }

        @Override
        public void open(long id) {
            navigate(id);
        }

        @Override
        public void create() {
            new QuickCreateDialog(workbench, LlmConfigsView.this::created, this::allFields).open();
        }

        /** Takes the place of what is open, so it asks as any other way to leave that does. */
        private void allFields(QuickCreate begun, Runnable leaveDialog) {
            Runnable take = () -> {
                leaveDialog.run();
                show(new NewConfig(workbench, begun, new NewEvents()));
            };
            if (unsaved() == 0) {
                take.run();
            } else {
                new UnsavedQuestion(unsaved(), take, () -> {}).open();
            }
        }
    }

    private final class DetailEvents implements ConfigDetail.Listener {
        @Override
        public void changed() {
            list.reload();
        }

        @Override
        public void close() {
            LlmConfigsView.this.close();
        }

        @Override
        public void copied(LlmConfigDetails copy) {
            Notices.success(copy.form().name() + " is created, inactive.");
            reveal(copy);
        }

        @Override
        public void deleted(String name) {
            show(null);
            list.reload();
            Notices.success(name + " is deleted.");
            navigate(null);
        }
    }

    private final class NewEvents implements NewConfig.Listener {
        @Override
        public void created(LlmConfigDetails config) {
            Notices.success(config.form().name() + " is created.");
            reveal(config);
        }

        @Override
        public void close() {
            show(null);
            navigate(null);
        }
    }
}
