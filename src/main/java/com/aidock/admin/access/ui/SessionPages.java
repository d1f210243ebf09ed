package com.aidock.admin.access.ui;

import com.aidock.admin.access.SignedInUser;
import com.aidock.admin.access.session.SessionEndCookie;
import com.aidock.admin.access.session.SessionEnding;
import com.aidock.admin.access.session.SessionLimits;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Optional;
import org.springframework.context.event.EventListener;

/** Makes the pages of signed-in people tell of their acts, and leave when their session ends. */
@org.springframework.stereotype.Component
class SessionPages implements VaadinServiceInitListener {
    private static final String SCRIPT = "context://components/session.js";
    private static final String LEAVE = "window.aidockSession?.leave()";

    private final transient AuthenticationContext authentication;
    private final transient SessionLimits limits;

    SessionPages(AuthenticationContext authentication, SessionLimits limits) {
        this.authentication = authentication;
        this.limits = limits;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            if (authentication
                    .getAuthenticatedUser(Object.class)
                    .filter(SignedInUser.class::isInstance)
                    .isPresent()) {
                init.getUI().getPage().addJavaScript(SCRIPT);
            }
        });
    }

    /** Comes before the end, by push: afterwards there is no way to the pages any more. */
    @EventListener
    void tellPages(SessionEnding ending) {
        for (VaadinSession session : VaadinSession.getAllSessions(ending.session())) {
            session.access(() -> session.getUIs().forEach(SessionPages::leave));
        }
    }

    private static void leave(UI ui) {
        ui.getPage().executeJs(LEAVE);
    }

    /** Says on the sign-in page why somebody is there again. */
    Optional<Component> reason() {
        return SessionEndCookie.read(VaadinRequest.getCurrent().getCookies()).map(end -> {
            Div line = new Div(end.text(limits));
            line.addClassName("access-ended");
            line.getElement().setAttribute("role", "status");
            return line;
        });
    }
}
