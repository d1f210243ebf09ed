package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.act.HandChanges;
import com.aidock.admin.pool.act.HolderActions;
import com.aidock.admin.pool.act.KeepActions;
import com.aidock.admin.pool.act.LaneActions;
import com.aidock.admin.pool.act.PoolRefused;
import com.aidock.admin.pool.act.WorkPause;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.Heartbeat;
import com.aidock.admin.ui.Reasons;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;

/** What the screens that act on the pool work with. */
@SpringComponent
record ActBench(
        LaneActions lanes,
        HolderActions holders,
        WorkPause pause,
        KeepActions keeps,
        HandChanges changes,
        BackgroundTasks tasks,
        Heartbeat heartbeat,
        Reasons reasons,
        AuthenticationContext authentication) {

    /** Whether the person at this screen may act. */
    boolean mayAct() {
        return authentication.hasRole("ADMIN");
    }

    /** What to tell about an action that was not done; what nobody expects is reported as well. */
    String text(Throwable failure) {
        if (failure instanceof PoolRefused) {
            return String.valueOf(failure.getMessage());
        }
        return reasons.known(failure).orElseGet(() -> {
            UI.getCurrentOrThrow().getSession().getErrorHandler().error(new ErrorEvent(failure));
            return "This was not done because of an error in the program.";
        });
    }
}
