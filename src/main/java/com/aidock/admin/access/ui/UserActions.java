package com.aidock.admin.access.ui;

import com.aidock.admin.access.Role;
import com.aidock.admin.access.UserRow;
import com.aidock.admin.ui.Notices;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;

/**
 * Offers the actions on one user of the table; an action that ends somebody's work asks first.
 *
 * @param ownId of the user who is looking at it
 */
record UserActions(Component owner, UserWork work, String ownId) {
    MenuBar menu(UserRow row) {
        MenuBar menu = new MenuBar();
        menu.addClassName("row-menu");
        menu.addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.SMALL);
        MenuItem dots = menu.addItem("⋯");
        dots.setAriaLabel("Actions for " + row.email());
        SubMenu items = dots.getSubMenu();
        Role other = row.role() == Role.ADMIN ? Role.VIEWER : Role.ADMIN;
        items.addItem("Make %s…".formatted(other.label().toLowerCase(java.util.Locale.ROOT)), e -> askRole(row, other));
        items.addItem(row.enabled() ? "Disable…" : "Enable", e -> askState(row));
        if (row.id().equals(ownId)) {
            // Nobody replaces the own password without the old one.
            items.addItem("Change my password…", e -> owner.getUI().ifPresent(ui -> ui.navigate(ProfileView.class)));
        } else {
            items.addItem("Set new password…", e -> newPassword(row));
        }
        return menu;
    }

    private void askRole(UserRow row, Role role) {
        ask(
                "Make %s %s?".formatted(row.email(), role == Role.ADMIN ? "an administrator" : "a viewer"),
                "%s: %s. Whoever is signed in as %s is signed out at once."
                        .formatted(role.label(), role.meaning(), row.email()),
                "Change role",
                () -> run("change role", row.email() + " has a new role.", () -> work.administration()
                        .changeRole(row.id(), role)));
    }

    private void askState(UserRow row) {
        if (row.enabled()) {
            ask(
                    "Disable %s?".formatted(row.email()),
                    "The account stays, but nobody can sign in with it until it is enabled again. Whoever is signed in as %s is signed out at once."
                            .formatted(row.email()),
                    "Disable",
                    () -> setEnabled(row, false));
        } else {
            setEnabled(row, true);
        }
    }

    private void setEnabled(UserRow row, boolean enabled) {
        run(
                enabled ? "enable user" : "disable user",
                "%s is %s.".formatted(row.email(), enabled ? "enabled" : "disabled"),
                () -> work.administration().setEnabled(row.id(), enabled));
    }

    private void newPassword(UserRow row) {
        new NewPasswordDialog(row, work).open();
    }

    private void ask(String title, String text, String button, Runnable onConfirmed) {
        ConfirmDialog dialog = new ConfirmDialog("", text, button, confirmed -> onConfirmed.run());
        // By itself it would skip a level of headings.
        dialog.setHeader(new H2(title));
        dialog.setCancelable(true);
        dialog.open();
    }

    private void run(String operation, String success, Runnable change) {
        work.tasks()
                .run(
                        owner,
                        operation,
                        () -> {
                            change.run();
                            return success;
                        },
                        done -> {
                            Notices.success(done);
                            work.onChanged().run();
                        },
                        failure -> Notices.failure(Refusals.text(failure, work.reasons())));
    }
}
