package com.aidock.admin.shell;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** For a page that the person's role does not include. */
@PageTitle("Not allowed")
@AnonymousAllowed
class AccessDeniedPage extends ErrorPage implements HasErrorParameter<AccessDeniedException> {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        say(
                "Your role does not include this page",
                new Paragraph("“%s” is for administrators; you are signed in with another role."
                        .formatted("/" + event.getLocation().getPath())),
                new Paragraph("Nothing was changed. An administrator can give you the role under Users."));
        return HttpStatusCode.FORBIDDEN.getCode();
    }
}
