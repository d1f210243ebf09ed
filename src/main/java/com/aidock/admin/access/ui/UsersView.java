package com.aidock.admin.access.ui;

import com.aidock.admin.access.Role;
import com.aidock.admin.access.SignedInUser;
import com.aidock.admin.access.UserAdministration;
import com.aidock.admin.access.UserRow;
import com.aidock.admin.ui.BackgroundLoad;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.LateNotices;
import com.aidock.admin.ui.LoadState;
import com.aidock.admin.ui.PageHeader;
import com.aidock.admin.ui.Reasons;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Who may use the console: adding, changing roles, disabling, new passwords. */
@Route("admin/users")
@PageTitle("Users")
@Menu(title = "Users", order = 40, icon = "icons/users.svg")
@RolesAllowed(Role.ADMIN_NAME)
@StyleSheet("context://access.css")
class UsersView extends Div {
    private final transient UserWork users;
    private final transient BackgroundLoad load;
    private final UsersGrid grid;
    private final Span count = new Span();

    UsersView(
            UserAdministration administration,
            BackgroundTasks tasks,
            LateNotices notices,
            Reasons reasons,
            AuthenticationContext authentication) {
        this.users = new UserWork(tasks, administration, reasons, this::reload);
        this.load = new BackgroundLoad(tasks, this).besideMain();
        UserActions actions = new UserActions(this, users, ownId(authentication));
        this.grid = new UsersGrid(actions::menu);
        addClassNames("page", "list-view");
        count.addClassName("list-count");
        Div pane =
                new Div(new PageHeader("Users", count).withActions(search(), addButton()), notices.follow(load), grid);
        pane.addClassName("list-pane");
        add(pane);
        load.onState(this::showState);
        reload();
    }

    private static String ownId(AuthenticationContext authentication) {
        return authentication
                .getAuthenticatedUser(Object.class)
                .map(user -> user instanceof SignedInUser me ? me.id() : "")
                .orElse("");
    }

    private Component search() {
        TextField search = new TextField();
        search.setPlaceholder("Search");
        search.setAriaLabel("Search users by e-mail");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.EAGER);
        search.addValueChangeListener(change -> grid.search(change.getValue()));
        return search;
    }

    private Component addButton() {
        Button add = new Button("Add user", click -> new AddUserDialog(users).open());
        add.setId("add-user");
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return add;
    }

    private void reload() {
        load.load("list users", users.administration()::list, this::show);
    }

    private void show(List<UserRow> rows) {
        grid.show(rows);
        long administrators = rows.stream()
                .filter(user -> user.enabled() && user.role() == Role.ADMIN)
                .count();
        count.setText("%d %s, %d enabled %s"
                .formatted(
                        rows.size(),
                        rows.size() == 1 ? "user" : "users",
                        administrators,
                        administrators == 1 ? "administrator" : "administrators"));
    }

    private void showState(LoadState state) {
        grid.setEmptyStateText(
                state.phase() == LoadState.Phase.READY ? "No user has such an e-mail address." : "Loading users…");
    }
}
