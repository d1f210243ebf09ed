package com.aidock.admin.access.ui;

import com.aidock.admin.access.FirstRun;
import com.aidock.admin.access.SetupLink;
import com.aidock.admin.access.UserRefused;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.EnterKey;
import com.aidock.admin.ui.Reasons;
import com.vaadin.flow.component.UI;
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
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Creates the first administrator for whoever holds the one-time link. */
@Route(value = "setup", autoLayout = false)
@PageTitle("Set-up")
@AnonymousAllowed
@StyleSheet("context://access.css")
class SetupView extends Main implements AfterNavigationObserver {
    private static final String PLACE = "It is where the program was started: on its terminal or, without one, in the "
            + "file that its log names. A restart makes a new one as well.";

    /** Of a link that differs in the fragment alone browsers load no page. */
    private static final String ANOTHER_LINK =
            "window.onhashchange = () => { if (location.hash.length > 1) location.reload(); };";

    /** Takes it out of the address too, and so out of the browser's history and of what a person may copy. */
    private static final String TAKE_TOKEN = ANOTHER_LINK + "const token = location.hash.slice(1);"
            + " if (token) history.replaceState(history.state, '', location.pathname);"
            + " return token;";

    private final transient FirstRun firstRun;
    private final transient SetupLink link;
    private final transient BackgroundTasks tasks;
    private final EmailField email = Fields.email();
    private final PasswordField password = Fields.newPassword("Password");
    private final Button create = new Button("Create administrator", click -> create());
    private final Button renew = new Button("Make a new link", click -> renew());
    private final Refusals refusals;
    private final Div card = new Div();
    private final StateLine state;
    private String token = "";

    SetupView(FirstRun firstRun, SetupLink link, BackgroundTasks tasks, StateLines states, Reasons reasons) {
        this.firstRun = firstRun;
        this.link = link;
        this.tasks = tasks;
        this.state = states.forSetup();
        this.refusals =
                new Refusals(reasons).with(UserRefused.Field.EMAIL, email).with(UserRefused.Field.PASSWORD, password);
        addClassName("access-page");
        card.addClassNames("access-card", "access-form");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        EnterKey.presses(create, email, password);
        create.setDisableOnClick(true);
        renew.addThemeVariants(ButtonVariant.PRIMARY);
        renew.setDisableOnClick(true);
        add(card);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (!firstRun.pending()) {
            say("Set-up is done", "An administrator exists; a set-up link has no use any more.");
            return;
        }
        show("Set up AI Dock Admin", "Looking at the link…");
        UI.getCurrentOrThrow().getPage().executeJs(TAKE_TOKEN).then(String.class, this::opened);
    }

    /** With the token of the address, which the browser's script hands over; empty if it has none. */
    void opened(String presented) {
        token = presented;
        if (firstRun.opens(token)) {
            ask();
        } else if (firstRun.expired()) {
            show("This link has expired", "A set-up link works for an hour. Ask for a new one: " + PLACE);
            card.add(renew);
        } else {
            show(
                    "This link does not fit",
                    "Open the link that was made last, whole, with all that stands behind the “#”. " + PLACE);
            card.add(new Anchor("login", "Go to sign-in"));
        }
    }

    private void renew() {
        tasks.run(
                this,
                "make a set-up link",
                () -> {
                    link.renew();
                    return Boolean.TRUE;
                },
                done -> show("A new link is made", PLACE));
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
