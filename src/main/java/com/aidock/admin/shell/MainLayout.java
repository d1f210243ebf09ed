package com.aidock.admin.shell;

import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.ui.Heartbeat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/**
 * The frame of the pages: navigation at the side, folded on a narrow screen, the pool's health always in sight, and the
 * person's own menu.
 */
@Layout
@PermitAll
@JavaScript("context://components/shell.js")
class MainLayout extends AppLayout implements AfterNavigationObserver {
    /** Where the link leads that skips the navigation. */
    private static final String CONTENT = "content";

    private @Nullable Class<?> page;

    MainLayout(PoolMonitor monitor, Heartbeat heartbeat, AuthenticationContext authentication) {
        setPrimarySection(Section.DRAWER);
        Header bar = new Header(brand(), new PoolLine(monitor, heartbeat));
        bar.addClassName("shell-bar");
        addToNavbar(skipLink(), new DrawerToggle(), bar);
        Div navigation = new Div(new Navigation());
        navigation.addClassName("shell-navigation");
        Footer foot = new Footer(new PoolLine(monitor, heartbeat), new UserMenu(authentication));
        foot.addClassName("shell-foot");
        addToDrawer(new Header(brand()), navigation, foot);
    }

    private static Component skipLink() {
        Anchor link = new Anchor("#" + CONTENT, "Skip to the page");
        link.setRouterIgnore(true);
        link.addClassName("skip-link");
        Nav around = new Nav(link);
        around.setAriaLabel("Shortcuts");
        around.addClassName("skip-links");
        return around;
    }

    private static Component brand() {
        Image logo = new Image("icons/logo.svg", "");
        logo.getElement().setAttribute("aria-hidden", "true");
        Div brand = new Div(logo, new Span("AI Dock"));
        brand.addClassName("shell-brand");
        return brand;
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        super.showRouterLayoutContent(content);
        content.getElement().setAttribute("role", "main");
        content.getElement().setAttribute("id", CONTENT);
    }

    /** After a change of page the focus goes to its heading; opening a row of the same page leaves it alone. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Class<?> next = event.getActiveChain().getFirst().getClass();
        if (page != null && page != next) {
            getElement().executeJs("window.aidockShell.focusHeading(this)");
        }
        page = next;
    }
}
