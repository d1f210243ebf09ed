package com.aidock.admin.access.ui;

import com.aidock.admin.access.OwnAccount;
import com.aidock.admin.access.SignedInUser;
import com.aidock.admin.access.UserRefused;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.EnterKey;
import com.aidock.admin.ui.Notices;
import com.aidock.admin.ui.PageHeader;
import com.aidock.admin.ui.Reasons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;

/** One's own account: who one is here, and another password. */
@Route("profile")
@PageTitle("Profile")
@PermitAll
@StyleSheet("context://access.css")
class ProfileView extends Div {
    private final transient OwnAccount account;
    private final transient BackgroundTasks tasks;
    private final PasswordField old = Fields.currentPassword();
    private final PasswordField chosen = Fields.newPassword("New password");
    private final Button change = new Button("Change password", click -> change());
    private final Refusals refusals;

    ProfileView(OwnAccount account, BackgroundTasks tasks, AuthenticationContext authentication, Reasons reasons) {
        this.account = account;
        this.tasks = tasks;
        this.refusals = new Refusals(reasons)
                .with(UserRefused.Field.OLD_PASSWORD, old)
                .with(UserRefused.Field.PASSWORD, chosen);
        addClassName("page");
        add(new PageHeader("Profile"));
        authentication
                .getAuthenticatedUser(Object.class)
                .filter(SignedInUser.class::isInstance)
                .ifPresent(user -> add(who((SignedInUser) user)));
        change.addThemeVariants(ButtonVariant.PRIMARY);
        EnterKey.presses(change, old, chosen);
        change.setDisableOnClick(true);
        Div form = new Div(
                new H2("Change password"),
                new Paragraph("You stay signed in here; everywhere else you are signed out."),
                old,
                chosen,
                refusals,
                change);
        form.addClassName("access-form");
        add(form);
    }

    private static Paragraph who(SignedInUser user) {
        return new Paragraph("%s · %s: %s"
                .formatted(user.displayName(), user.role().label(), user.role().meaning()));
    }

    private void change() {
        refusals.clear();
        String oldPassword = old.getValue();
        String newPassword = chosen.getValue();
        tasks.run(
                this,
                "change password",
                () -> {
                    account.changePassword(oldPassword, newPassword);
                    return Boolean.TRUE;
                },
                done -> changed(),
                this::failed);
    }

    private void changed() {
        change.setEnabled(true);
        old.clear();
        chosen.clear();
        Notices.success("Your password is changed.");
    }

    private void failed(Throwable failure) {
        change.setEnabled(true);
        refusals.tell(failure);
    }
}
