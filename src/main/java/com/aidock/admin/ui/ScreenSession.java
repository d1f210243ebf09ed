package com.aidock.admin.ui;

import com.aidock.admin.database.Work;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import java.util.Comparator;

/**
 * A session whose unlocking counts as drawing, whichever thread does it: this is where commands of {@code ui.access}
 * run and changes are pushed, with the lock still held.
 */
class ScreenSession extends VaadinSession {
    static final int PAGES_OF_A_STRANGER = 4;

    ScreenSession(VaadinService service) {
        super(service);
    }

    /** Of somebody not signed in only a few pages stay open: a new one closes the oldest. */
    @Override
    public void addUI(UI ui) {
        super.addUI(ui);
        if (Person.signedIn().actor() == null && getUIs().size() > PAGES_OF_A_STRANGER) {
            getUIs().stream().min(Comparator.comparingInt(UI::getUIId)).ifPresent(UI::close);
        }
    }

    @Override
    public void unlock() {
        try (Work.Scope drawing = ScreenService.drawing().bind()) {
            super.unlock();
        }
    }
}
