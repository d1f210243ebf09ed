package com.aidock.admin.shell;

import com.aidock.admin.database.Work;
import com.aidock.admin.telemetry.ErrorReference;
import com.aidock.admin.telemetry.ErrorReports;
import com.aidock.admin.ui.Notices;
import com.aidock.admin.ui.Places;
import com.aidock.admin.ui.Reasons;
import com.aidock.admin.web.ParserRefusals;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes what fails on a screen while it is open: reports it and tells the person, with the reference, beside the page
 * that stays as it is.
 */
@Component
class ScreenErrors implements VaadinServiceInitListener, ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenErrors.class);

    private final transient ErrorReports reports;
    private final transient Reasons reasons;

    ScreenErrors(ErrorReports reports, Reasons reasons) {
        this.reports = reports;
        this.reasons = reasons;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(this));
    }

    @Override
    public void error(ErrorEvent event) {
        Throwable failure = unwrapped(event.getThrowable());
        if (ParserRefusals.contains(failure)) {
            LOG.warn(
                    "A malformed request to a page was refused: {}",
                    failure.getClass().getSimpleName());
            return;
        }
        Optional<String> fault = reasons.fault(failure);
        if (fault.isPresent()) {
            if (UI.getCurrent() != null) {
                Notices.failure(fault.get() + " Nothing is lost: try again when it is over.");
            }
            return;
        }
        ErrorReference reference = named().call(() -> reports.report(failure));
        if (UI.getCurrent() != null) {
            String what = reasons.known(failure).orElse("An error in the program stopped what you just did.");
            Notices.failure(what + " Try again; if it happens again, hand on this reference: " + reference.id());
        }
    }

    /** What a background task reports has its name already; all else is named after the view that is open. */
    private static Work named() {
        Work work = Work.current();
        UI ui = UI.getCurrent();
        return ui == null || !work.place().equals(Places.UNNAMED)
                ? work
                : work.as(work.kind(), Places.open(ui), work.operation());
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
