package com.aidock.admin.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.communication.JSR356WebsocketInitializer;
import jakarta.servlet.ServletContext;
import org.atmosphere.cpr.ApplicationConfig;
import org.atmosphere.cpr.AtmosphereFramework;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;

/**
 * Keeps the memory of each open page small: browsers send by ordinary requests and only listen on the push channel, but
 * Tomcat and Atmosphere set aside 90 KiB of buffers for what each might send there.
 */
@Component
class PushBuffers implements VaadinServiceInitListener, ServletContextInitializer {
    /** Characters or bytes: what browsers do send there is a heartbeat of one. */
    private static final String SIZE = "1024";

    @Override
    public void onStartup(ServletContext context) {
        context.setInitParameter("org.apache.tomcat.websocket.textBufferSize", SIZE);
        context.setInitParameter("org.apache.tomcat.websocket.binaryBufferSize", SIZE);
    }

    /** By now Vaadin has prepared Atmosphere, with sizes of its own. */
    @Override
    public void serviceInit(ServiceInitEvent event) {
        if (event.getSource() instanceof VaadinServletService service) {
            String name = JSR356WebsocketInitializer.getAttributeName(
                    service.getServlet().getServletName());
            if (service.getServlet().getServletContext().getAttribute(name) instanceof AtmosphereFramework push) {
                push.addInitParameter(ApplicationConfig.WEBSOCKET_BUFFER_SIZE, SIZE);
            }
        }
    }
}
