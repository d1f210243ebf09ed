package com.aidock.admin.ui;

import com.aidock.admin.database.Work;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;

/**
 * A session whose unlocking counts as drawing, whichever thread does it: this is where commands of {@code ui.access}
 * run and changes are pushed, with the lock still held.
 */
class ScreenSession extends VaadinSession {
    ScreenSession(VaadinService service) {
        super(service);
    }

    @Override
    public void unlock() {
        try (Work.Scope drawing = ScreenService.drawing().bind()) {
            super.unlock();
        }
    }
}
