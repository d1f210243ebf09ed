package com.aidock.admin.shell;

import com.aidock.admin.database.Actor;
import com.aidock.admin.ui.LightMenu;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import java.util.stream.Stream;

/** The person's own menu: appearance, profile, signing out. */
class UserMenu extends LightMenu {
    private static final String PROFILE = "profile";

    private final transient AuthenticationContext authentication;
    private final String name;

    UserMenu(AuthenticationContext authentication) {
        this.authentication = authentication;
        this.name = name(authentication);
        addClassName("user-menu");
        getElement().setAttribute("theme", "tertiary");
        mark(Appearance.SYSTEM);
    }

    private static String name(AuthenticationContext authentication) {
        return authentication
                .getAuthenticatedUser(Object.class)
                .map(user -> user instanceof Actor actor ? actor.displayName() : user.toString())
                .orElse("Not signed in");
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        Appearance.remembered(attachEvent.getUI(), this::mark);
    }

    private void choose(Appearance choice) {
        choice.choose();
        mark(choice);
    }

    private void mark(Appearance chosen) {
        List<Entry> appearances = Stream.of(Appearance.values())
                .<Entry>map(choice -> new Choice(choice.label(), choice == chosen, () -> choose(choice)))
                .toList();
        show(
                name,
                List.of(
                        new Group("Appearance", appearances),
                        new Choice("Profile", () -> getUI().ifPresent(ui -> ui.navigate(PROFILE))),
                        new Choice("Sign out", authentication::logout)));
    }
}
