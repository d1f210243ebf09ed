package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.KeyCounts;
import com.aidock.admin.llm.KeyHygiene;
import com.aidock.admin.llm.KeyQuery;
import com.aidock.admin.llm.KeyReencryption;
import com.aidock.admin.llm.KeyRow;
import com.aidock.admin.ui.BackgroundLoad;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.EmptyState;
import com.aidock.admin.ui.KeysetRows;
import com.aidock.admin.ui.LateNotices;
import com.aidock.admin.ui.LoadState;
import com.aidock.admin.ui.PageHeader;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Stretch;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of all stored keys, what to do about which, and re-encryption; which keys are listed is in the address. */
@Route("admin/llm-configs/keys")
@PageTitle("Keys")
@PermitAll
@StyleSheet("context://llm.css")
public class KeysView extends Div implements BeforeEnterObserver {
    private final transient KeyHygiene hygiene;
    private final transient Workbench workbench;
    private final transient KeyReencryption reencryption;
    private final KeyGrid grid = new KeyGrid();
    private final transient KeysetRows<KeyRow> rows;
    private final transient BackgroundLoad counting;
    private final KeyFilters filters = new KeyFilters();
    private final Span state = new Span();
    private KeyQuery query = KeyQuery.ALL;
    private transient @Nullable KeyQuery loaded;

    KeysView(
            KeyHygiene hygiene,
            KeyReencryption reencryption,
            Workbench workbench,
            BackgroundTasks tasks,
            LateNotices notices) {
        this.hygiene = hygiene;
        this.workbench = workbench;
        this.reencryption = reencryption;
        this.rows = KeysetRows.in(grid, tasks, KeyRow::id, KeyGrid::placeholder);
        this.counting = new BackgroundLoad(tasks, this);
        addClassNames("page", "list-view");
        state.addClassName("list-count");
        state.getElement().setAttribute("role", "status");
        RouterLink configurations = new RouterLink("LLM configurations", LlmConfigsView.class);
        Div list = new Div(
                new PageHeader("Keys", state).withActions(actions(configurations)),
                filters,
                notices.follow(rows.loading()),
                notices.follow(counting),
                grid);
        list.addClassName("list-pane");
        add(list);
        rows.loading().onState(this::loading);
    }

    private Component[] actions(RouterLink configurations) {
        if (!workbench.mayChange()) {
            return new Component[] {configurations};
        }
        Button all = new Button("Re-encrypt all…", click -> reencrypt());
        all.setId("reencrypt-all");
        return new Component[] {configurations, all};
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = KeyAddress.read(event.getLocation().getQueryParameters());
        filters.show(query);
        if (!query.equals(loaded)) {
            loaded = query;
            KeyQuery wanted = query;
            rows.show((last, limit) -> load(wanted, last, limit));
            count();
        }
    }

    private Stretch<KeyRow> load(KeyQuery wanted, @Nullable KeyRow last, int limit) {
        List<KeyRow> page = hygiene.page(wanted, last, limit + 1);
        return new Stretch<>(page.subList(0, Math.min(limit, page.size())), page.size() > limit);
    }

    private void count() {
        counting.load("count", hygiene::counts, this::counted);
    }

    private void counted(KeyCounts counts) {
        filters.show(counts);
        state.removeAll();
        if (counts.keys() > 0 && counts.allWell()) {
            state.add(new StateMark(Tone.GOOD, "All is well"));
        } else {
            state.setText("%,d %s".formatted(counts.keys(), counts.keys() == 1 ? "key" : "keys"));
        }
    }

    private void loading(LoadState now) {
        if (now.phase() == LoadState.Phase.READY) {
            grid.setEmptyStateComponent(empty());
        }
    }

    private Component empty() {
        if (query.equals(KeyQuery.ALL)) {
            return new EmptyState(
                    "No key is stored",
                    "A key is stored with its configuration.",
                    new RouterLink("Go to the LLM configurations", LlmConfigsView.class));
        }
        return new EmptyState(
                "All is well here", KeyTexts.well(query), new RouterLink("Show all keys", KeysView.class));
    }

    private void reencrypt() {
        new ReencryptDialog(workbench, reencryption, () -> {
                    rows.reload();
                    count();
                })
                .open();
    }
}
