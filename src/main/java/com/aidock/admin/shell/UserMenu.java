package com.aidock.admin.shell;

import com.aidock.admin.database.Actor;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.EnumMap;
import java.util.Map;

/** The person's own menu: appearance, profile, signing out. */
class UserMenu extends MenuBar {
    private static final String PROFILE = "profile";

    private final Map<Appearance, MenuItem> appearances = new EnumMap<>(Appearance.class);

    UserMenu(AuthenticationContext authentication) {
        addClassName("user-menu");
        addThemeNames("tertiary");
        Span name = new Span(name(authentication));
        name.addClassName("user-menu-name");
        SubMenu menu = addItem(name).getSubMenu();
        SubMenu appearance = menu.addItem("Appearance").getSubMenu();
        for (Appearance choice : Appearance.values()) {
            appearances.put(choice, appearance.addItem(choice.label(), click -> choose(choice)));
        }
        menu.addItem("Profile", click -> getUI().ifPresent(ui -> ui.navigate(PROFILE)));
        menu.addItem("Sign out", click -> authentication.logout());
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
        appearances.forEach((choice, item) -> {
            item.setCheckable(true);
            item.addClassNames("checkable");
            item.setChecked(choice == chosen);
        });
    }
}
