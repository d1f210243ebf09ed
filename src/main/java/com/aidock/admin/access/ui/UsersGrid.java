package com.aidock.admin.access.ui;

import com.aidock.admin.access.UserRow;
import com.aidock.admin.ui.GridWidth;
import com.aidock.admin.ui.RelativeTime;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.grid.dataview.GridListDataView;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.ValueProvider;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table of users, all of them in memory: an organisation has a few hundred at most. */
@JavaScript("context://components/grid.js")
class UsersGrid extends Grid<UserRow> {
    private static final Comparator<UserRow> BY_LAST_SIGN_IN =
            Comparator.comparing(UserRow::lastSignedInAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final List<Column<UserRow>> wide;
    private @Nullable GridListDataView<UserRow> view;
    private String wanted = "";

    UsersGrid(ValueProvider<UserRow, Component> actions) {
        addThemeVariants(GridVariant.NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        addComponentColumn(UsersGrid::person)
                .setHeader("E-mail")
                .setComparator(UserRow::email)
                .setSortable(true)
                .setFlexGrow(2)
                .setWidth("12rem");
        Column<UserRow> role =
                addColumn(row -> row.role().label()).setHeader("Role").setSortable(true);
        addComponentColumn(UsersGrid::state)
                .setHeader("State")
                .setComparator(UserRow::enabled)
                .setSortable(true);
        Column<UserRow> seen = addComponentColumn(row -> moment(row.lastSignedInAt(), "never"))
                .setHeader("Last sign-in")
                .setComparator(BY_LAST_SIGN_IN)
                .setSortable(true);
        Column<UserRow> added = addComponentColumn(row -> moment(row.createdAt(), ""))
                .setHeader("Added")
                .setComparator(Comparator.comparing(UserRow::createdAt))
                .setSortable(true);
        addComponentColumn(actions)
                .setHeader(forListeners("Actions"))
                .setWidth("4rem")
                .setFlexGrow(0)
                .setFrozenToEnd(true);
        wide = List.of(role, seen, added);
        GridWidth.watch(this, this::fit);
        setSizeFull();
    }

    /** Where it is narrow, the role and the last sign-in stand under the address. */
    void fit(int width) {
        GridWidth.fit(this, width, "access-narrow", wide);
    }

    void show(List<UserRow> users) {
        view = setItems(users);
        view.setFilter(this::matches);
    }

    void search(String text) {
        wanted = text.strip().toLowerCase(Locale.ROOT);
        if (view != null) {
            view.refreshAll();
        }
    }

    private boolean matches(UserRow row) {
        return row.email().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static Component person(UserRow row) {
        Span address = new Span(row.email());
        Span second = new Span(new Text(row.role().label() + ", "), signedIn(row.lastSignedInAt()));
        second.addClassName("access-second");
        Div person = new Div(address, second);
        person.addClassName("access-person");
        return person;
    }

    private static Component signedIn(@Nullable Instant at) {
        return at == null ? new Span("never signed in") : new Span(new Text("signed in "), new RelativeTime(at));
    }

    private static Component forListeners(String text) {
        Span span = new Span(text);
        span.addClassName("for-listeners");
        return span;
    }

    private static Component state(UserRow row) {
        return row.enabled() ? new StateMark(Tone.GOOD, "enabled") : new StateMark(Tone.NEUTRAL, "disabled");
    }

    private static Component moment(@Nullable Instant instant, String otherwise) {
        return instant == null ? new Span(otherwise) : new RelativeTime(instant);
    }
}
