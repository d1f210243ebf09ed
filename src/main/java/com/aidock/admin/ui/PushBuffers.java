package com.aidock.admin.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.communication.JSR356WebsocketInitializer;
import jakarta.servlet.ServletContext;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.atmosphere.cpr.ApplicationConfig;
import org.atmosphere.cpr.AtmosphereFramework;
import org.atmosphere.util.ExecutorsFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;

/**
 * Keeps the memory of each open page small: browsers send by ordinary requests and only listen on the push channel, but
 * Tomcat and Atmosphere set aside 90 KiB of buffers for what each might send there, and remember what they need not.
 */
@Component
class PushBuffers
        implements VaadinServiceInitListener,
                ServletContextInitializer,
                WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** Characters or bytes: what browsers do send there is a heartbeat of one. */
    private static final String SIZE = "1024";

    /** Bytes, of a network connection; larger contents pass in parts. Tomcat's own are four times as large. */
    private static final String SOCKET_SIZE = "2048";

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
                // Else whoever asks for the channel is given a session of two hours.
                push.addInitParameter(ApplicationConfig.PROPERTY_SESSION_CREATE, "false");
                forgetCancelledHeartbeats(push);
            }
        }
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", SOCKET_SIZE);
            connector.setProperty("socket.appWriteBufSize", SOCKET_SIZE);
        });
    }

    /** Every message puts off the next heartbeat by a minute, and the one put off would stay until then. */
    private static void forgetCancelledHeartbeats(AtmosphereFramework push) {
        if (push.isShareExecutorServices()
                && ExecutorsFactory.getScheduler(push.getAtmosphereConfig())
                        instanceof ScheduledThreadPoolExecutor scheduler) {
            scheduler.setRemoveOnCancelPolicy(true);
        }
    }
}
