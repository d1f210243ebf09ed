package com.aidock.admin.ui;

import com.aidock.admin.database.PageLoads;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Times every navigation of every screen, so that no view has to. */
@Component
class PageLoadWatch implements VaadinServiceInitListener {
    private final transient PageLoads counter;

    PageLoadWatch(PageLoads counter) {
        this.counter = counter;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> watch(init.getUI()));
    }

    private void watch(UI ui) {
        ui.addBeforeEnterListener(enter -> PageLoad.begin(ui, counter));
        // What a view begins while its first answer is made up still belongs to the navigation.
        ui.addAfterNavigationListener(navigated ->
                ui.beforeClientResponse(ui, context -> PageLoad.of(ui).complete()));
        ui.addDetachListener(gone -> PageLoad.leave(ui));
    }
}
