package com.aidock.admin.shell;

import com.aidock.admin.telemetry.ErrorReports;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** For a page that could not be built because of an error in the program. */
@PageTitle("Error")
@AnonymousAllowed
class FailurePage extends ErrorPage implements HasErrorParameter<Exception> {
    private final transient ErrorReports reports;

    FailurePage(ErrorReports reports) {
        this.reports = reports;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        tell(parameter.getException());
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }

    /** Reports the error and shows how it is known from now on, but nothing of what it says. */
    void tell(Exception failure) {
        Code reference = new Code(reports.report(failure).id());
        reference.addClassName("error-reference");
        say(
                "This page could not be shown",
                new Paragraph(
                        "An error in the program stopped it. Opening a page changes nothing: what was saved is safe."),
                new Paragraph(
                        "Try again in a moment. If it happens again, hand this reference to whoever looks after AI Dock:"),
                new Paragraph(reference));
    }
}
