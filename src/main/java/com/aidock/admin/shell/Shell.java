package com.aidock.admin.shell;

import com.aidock.admin.pool.ui.PoolMark;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Inline.Position;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.util.Map;

/**
 * The page around everything: push, theme, icon.
 *
 * @see <a href="file:docs/decisions/0008-theme.md">Theme</a>
 */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles.css")
@Viewport("width=device-width, initial-scale=1")
public class Shell implements AppShellConfigurator {
    /**
     * What Vaadin's line at the top says of a lost connection is told to those who listen, as it belongs to no
     * landmark.
     */
    private static final String CONNECTION_IS_A_STATUS = """
            new MutationObserver((changes, observer) => {
              const line = document.querySelector('vaadin-connection-indicator');
              if (!line) return;
              observer.disconnect();
              line.setAttribute('role', 'status');
            }).observe(document.documentElement, { childList: true, subtree: true });""";

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("AI Dock Admin");
        settings.addFavIcon("icon", "icons/logo.svg", "any");
        if (String.valueOf(settings.getRequest().getPathInfo()).startsWith("/" + PoolMark.PAGE)) {
            PoolMark.scripts().forEach(script -> preload(settings, script));
        }
        // Before anything is painted, so that a dark room stays dark.
        settings.addInlineWithContents(Position.PREPEND, Appearance.RESTORE, Inline.Wrapping.JAVASCRIPT);
        settings.addInlineWithContents(CONNECTION_IS_A_STATUS, Inline.Wrapping.JAVASCRIPT);
    }

    /** Fetched beside the rest instead of after the first answer of the server. */
    private static void preload(AppShellSettings settings, String script) {
        settings.addLink(script, Map.of("rel", "preload", "as", "script"));
    }
}
