package com.aidock.admin.access.ui;

import com.aidock.admin.access.SignInProblem;
import com.aidock.admin.access.SignInRules;
import com.aidock.admin.ui.Heartbeat;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Optional;

/**
 * Signing in. The page itself never asks the database, tells when the database is away or the pool is full, and says
 * why an attempt did not succeed.
 */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in")
@AnonymousAllowed
@StyleSheet("context://access.css")
@JavaScript("context://components/sign-in.js")
class LoginView extends Main implements BeforeEnterObserver {
    private static final int LONGEST_WAIT = 60;
    /** The form has no way to preset its fields from the server; these are its own ids. */
    private static final String PRESET = "customElements.whenDefined('vaadin-login-form').then(() => setTimeout(() => {"
            + " const name = this.querySelector('#vaadinLoginUsername');"
            + " const password = this.querySelector('#vaadinLoginPassword');"
            + " if (name && password) { name.value = $0; password.focus(); } }))";

    private final transient AuthenticationContext authentication;
    private final LoginForm form = new LoginForm(SignInTexts.form());
    private final WaitLine wait;

    LoginView(AuthenticationContext authentication, StateLines states, SessionPages sessions, Heartbeat heartbeat) {
        this.authentication = authentication;
        this.wait = new WaitLine(heartbeat);
        addClassNames("access-page");
        Div card = new Div(new H1("Sign in to AI Dock Admin"));
        sessions.reason().ifPresent(card::add);
        card.add(states.forSignIn(), wait, silence(), form);
        card.addClassName("access-card");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        add(card);
    }

    /** Filled in by the browser alone: whoever waits for an answer has no connection to this view any more. */
    private static Div silence() {
        Div line = new Div();
        line.addClassNames("access-wait", "sign-in-silence");
        line.getElement()
                .setAttribute("role", "status")
                .setAttribute("hidden", true)
                .setAttribute("data-slow", SignInTexts.SLOW)
                .setAttribute("data-silent", SignInTexts.SILENT)
                .setAttribute("data-blocked", SignInTexts.BLOCKED);
        return line;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (authentication.isAuthenticated()) {
            event.forwardTo("");
            return;
        }
        QueryParameters parameters = event.getLocation().getQueryParameters();
        parameters.getParameters().keySet().stream()
                .flatMap(name -> problem(name, parameters).stream())
                .findFirst()
                .ifPresent(problem -> tell(problem, parameters));
    }

    private static Optional<SignInProblem> problem(String name, QueryParameters parameters) {
        return SignInProblem.of(name, parameters.getSingleParameter(name).orElse(""));
    }

    private void tell(SignInProblem problem, QueryParameters parameters) {
        form.showErrorMessage(SignInTexts.title(problem), SignInTexts.text(problem));
        if (problem == SignInProblem.TOO_SOON) {
            wait.begin(
                    seconds(parameters.getSingleParameter(problem.parameter()).orElse("")));
        }
        lastEmail().ifPresent(email -> form.getElement().executeJs(PRESET, email));
    }

    private static int seconds(String value) {
        // Anybody can write an address: only what the server itself would say is repeated.
        return value.matches("[0-9]{1,2}") ? Math.min(LONGEST_WAIT, Integer.parseInt(value)) : LONGEST_WAIT;
    }

    private static Optional<String> lastEmail() {
        return Optional.ofNullable(VaadinSession.getCurrent().getSession().getAttribute(SignInRules.LAST_EMAIL))
                .map(Object::toString);
    }
}
