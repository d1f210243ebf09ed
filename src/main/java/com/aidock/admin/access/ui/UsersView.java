package com.aidock.admin.access.ui;

import com.aidock.admin.access.Role;
import com.aidock.admin.access.UserAdministration;
import com.aidock.admin.access.UserRow;
import com.aidock.admin.ui.BackgroundLoad;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.LateNotices;
import com.aidock.admin.ui.LoadState;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Who may use the console: adding, changing roles, disabling, new passwords. */
@Route("admin/users")
@PageTitle("Users")
@Menu(title = "Users", order = 40, icon = "vaadin:users")
@RolesAllowed(Role.ADMIN_NAME)
@StyleSheet("context://access.css")
class UsersView extends Div {
    private final transient UserAdministration administration;
    private final transient BackgroundTasks tasks;
    private final transient BackgroundLoad load;
    private final UsersGrid grid;
    private final Span count = new Span();
    private final TextField search = new TextField();

    UsersView(UserAdministration administration, BackgroundTasks tasks, LateNotices notices) {
        this.administration = administration;
        this.tasks = tasks;
        this.load = new BackgroundLoad(tasks, this);
        this.grid = new UsersGrid(row -> new UserActions(this, tasks, administration, this::reload).menu(row));
        addClassName("access-users");
        add(header(), notices.follow(load), grid);
        load.onState(this::showState);
        reload();
    }

    private Header header() {
        search.setPlaceholder("Search");
        search.setAriaLabel("Search users by e-mail");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.EAGER);
        search.addValueChangeListener(change -> grid.search(change.getValue()));
        Button add = new Button("Add user", click -> new AddUserDialog(tasks, administration, this::reload).open());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        count.addClassName("access-count");
        Header header = new Header(new H1("Users"), count, search, add);
        header.addClassName("access-header");
        return header;
    }

    private void reload() {
        load.load("list users", administration::list, this::show);
    }

    private void show(List<UserRow> users) {
        grid.show(users);
        long administrators = users.stream()
                .filter(user -> user.enabled() && user.role() == Role.ADMIN)
                .count();
        count.setText("%d %s, %d enabled %s"
                .formatted(
                        users.size(),
                        users.size() == 1 ? "user" : "users",
                        administrators,
                        administrators == 1 ? "administrator" : "administrators"));
    }

    private void showState(LoadState state) {
        grid.setEmptyStateText(
                state.phase() == LoadState.Phase.READY ? "No user has such an e-mail." : "Loading users…");
    }
}
