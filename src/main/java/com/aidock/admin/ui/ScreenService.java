package com.aidock.admin.ui;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.web.PageRequests;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import com.vaadin.flow.shared.ApplicationConstants;
import com.vaadin.flow.spring.SpringVaadinServletService;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Marks every thread that draws a screen as such, so that the database refuses it: such a thread holds the browser's
 * session, and would freeze the whole page while it waits for a connection. Keeps small what Flow keeps for each page.
 */
class ScreenService extends SpringVaadinServletService {
    private static final String SCOPE = ScreenService.class.getName() + ".scope";

    ScreenService(VaadinServlet servlet, DeploymentConfiguration configuration, ApplicationContext context) {
        super(servlet, configuration, context);
    }

    static Work drawing() {
        return drawing(Work.current().address());
    }

    private static Work drawing(@Nullable String address) {
        return new Work(WorkKind.SCREEN, Person.signedIn().actor(), Places.UNNAMED, "draw", address);
    }

    /** Called for HTTP requests and for messages on the push channel alike. */
    @Override
    public void requestStart(VaadinRequest request, @Nullable VaadinResponse response) {
        request.setAttribute(SCOPE, drawing(request.getRemoteAddr()).bind());
        if (response != null && HandlerHelper.isRequestType(request, HandlerHelper.RequestType.PUSH)) {
            // What is pushed must not wait in a proxy's buffer.
            response.setHeader("X-Accel-Buffering", "no");
        }
        super.requestStart(request, response);
    }

    @Override
    public void requestEnd(VaadinRequest request, @Nullable VaadinResponse response, @Nullable VaadinSession session) {
        try {
            super.requestEnd(request, response, session);
        } finally {
            if (request.getAttribute(SCOPE) instanceof Work.Scope scope) {
                scope.close();
            }
        }
    }

    @Override
    protected List<RequestHandler> createRequestHandlers() throws ServiceException {
        List<RequestHandler> handlers = super.createRequestHandlers();
        handlers.replaceAll(handler -> handler.getClass() == UidlRequestHandler.class ? new SmallAnswers() : handler);
        return handlers;
    }

    /** With somebody signed in as Flow has it; else only for a browser that opens one of the open pages. */
    @Override
    protected boolean requestCanCreateSession(VaadinRequest request) {
        return super.requestCanCreateSession(request)
                && (Person.signedIn().actor() != null
                        || request instanceof VaadinServletRequest http
                                && PageRequests.opensPage(http.getHttpServletRequest()));
    }

    /** What is no part of an open page has no session to expire: there is just nothing for somebody not signed in. */
    @Override
    protected void handleSessionExpired(VaadinRequest request, VaadinResponse response) throws ServiceException {
        if (request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER) != null
                || !(request instanceof VaadinServletRequest http)) {
            super.handleSessionExpired(request, response);
            return;
        }
        try {
            boolean page = PageRequests.isOpenPage(http.getHttpServletRequest());
            if (page && request.getMethod().equals("HEAD")) {
                response.setContentType("text/html;charset=utf-8");
            } else {
                response.sendError(page ? HttpStatusCode.FORBIDDEN.getCode() : HttpStatusCode.NOT_FOUND.getCode(), "");
            }
        } catch (IOException e) {
            throw new ServiceException(e);
        }
    }

    @Override
    protected VaadinSession createVaadinSession(VaadinRequest request) {
        return new ScreenSession(this);
    }
}
