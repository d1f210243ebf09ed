package com.aidock.admin.ui;

import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.spring.SpringServlet;
import org.springframework.context.ApplicationContext;

/** Vaadin's servlet with our {@link ScreenService} in it. */
class ScreenServlet extends SpringServlet {
    private final transient ApplicationContext context;

    ScreenServlet(ApplicationContext context, boolean rootMapping) {
        super(context, rootMapping);
        this.context = context;
    }

    @Override
    protected VaadinServletService createServletService(DeploymentConfiguration configuration) throws ServiceException {
        ScreenService service = new ScreenService(this, configuration, context);
        service.init();
        return service;
    }
}
