package com.aidock.admin.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;

/** The pages that this person may open, in their order. */
class Navigation extends SideNav {
    Navigation() {
        getElement().setAttribute("aria-label", "Pages");
        MenuConfiguration.getMenuEntries().stream().map(Navigation::item).forEach(this::addItem);
    }

    private static SideNavItem item(MenuEntry entry) {
        SideNavItem item = new SideNavItem(entry.title(), entry.path());
        item.setMatchNested(true);
        if (entry.icon() != null) {
            item.setPrefixComponent(icon(entry.icon()));
        }
        return item;
    }

    private static Component icon(String name) {
        return name.endsWith(".svg") ? new SvgIcon(name) : new Icon(name);
    }
}
