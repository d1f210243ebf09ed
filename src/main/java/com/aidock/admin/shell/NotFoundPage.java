package com.aidock.admin.shell;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** For an address that leads nowhere. */
@PageTitle("Not found")
@AnonymousAllowed
class NotFoundPage extends ErrorPage implements HasErrorParameter<NotFoundException> {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        say(
                "There is no page at this address",
                new Paragraph("“%s” may have been mistyped, or what was there has been deleted."
                        .formatted("/" + event.getLocation().getPath())),
                new Paragraph("Nothing was changed."));
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}
