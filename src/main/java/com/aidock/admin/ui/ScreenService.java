package com.aidock.admin.ui;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import com.vaadin.flow.spring.SpringVaadinServletService;
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

    @Override
    protected VaadinSession createVaadinSession(VaadinRequest request) {
        return new ScreenSession(this);
    }
}
