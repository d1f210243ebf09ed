package com.aidock.admin.access.ui;

import com.aidock.admin.access.FirstRun;
import com.aidock.admin.access.UserRefused;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.EnterKey;
import com.aidock.admin.ui.Reasons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Creates the first administrator for whoever holds the one-time link. */
@Route(value = "setup", autoLayout = false)
@PageTitle("Set-up")
@AnonymousAllowed
@StyleSheet("context://access.css")
class SetupView extends Main implements BeforeEnterObserver {
    private final transient FirstRun firstRun;
    private final transient BackgroundTasks tasks;
    private final EmailField email = Fields.email();
    private final PasswordField password = Fields.newPassword("Password");
    private final Button create = new Button("Create administrator", click -> create());
    private final Refusals refusals;
    private final Div card = new Div();
    private final StateLine state;
    private String token = "";

    SetupView(FirstRun firstRun, BackgroundTasks tasks, StateLines states, Reasons reasons) {
        this.firstRun = firstRun;
        this.tasks = tasks;
        this.state = states.forSetup();
        this.refusals =
                new Refusals(reasons).with(UserRefused.Field.EMAIL, email).with(UserRefused.Field.PASSWORD, password);
        addClassName("access-page");
        card.addClassNames("access-card", "access-form");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        EnterKey.presses(create, email, password);
        create.setDisableOnClick(true);
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("token")
                .orElse("");
        if (!firstRun.pending()) {
            say("Set-up is done", "An administrator exists; this link has no use any more.");
        } else if (firstRun.opens(token)) {
            ask();
        } else {
            say(
                    "This link does not fit",
                    "Open the link that the program printed last when it started. Each start prints a new one.");
        }
    }

    private void ask() {
        show("Set up AI Dock Admin", "Create the first administrator. More users can be added later.");
        card.add(state, email, password, refusals, create);
        email.focus();
    }

    private void say(String title, String text) {
        show(title, text);
        card.add(new Anchor("login", "Go to sign-in"));
    }

    private void show(String title, String text) {
        card.removeAll();
        card.add(new H1(title), new Paragraph(text));
    }

    private void create() {
        refusals.clear();
        String address = email.getValue();
        String chosen = password.getValue();
        tasks.run(
                this,
                "create first administrator",
                () -> {
                    firstRun.create(token, address, chosen);
                    return Boolean.TRUE;
                },
                done -> say("Done", "You can sign in now as " + address.strip() + "."),
                this::failed);
    }

    private void failed(Throwable failure) {
        create.setEnabled(true);
        refusals.tell(failure);
    }
}
