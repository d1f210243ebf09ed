package com.aidock.admin.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * Puts the script that watches the contact with the server into every page, before Vaadin's client, whose subscription
 * to the push channel it wraps.
 *
 * @see <a href="file:docs/decisions/0038-contact-judged-in-the-browser.md">Contact judged in the browser</a>
 */
@Component
class ContactScript implements VaadinServiceInitListener {
    private static final String SCRIPT = "components/contact.js";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(
                page -> page.getDocument().head().appendElement("script").attr("src", SCRIPT));
    }
}
