package com.aidock.admin.web;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.DispatcherType;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Puts the parts of this package in front of everything else, with their bounds. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    /** Behind nothing of this program; a filter that only measures may come before. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

    /** Some 13 kB each with a page in it. */
    private static final int STRANGERS = 500;

    private static final int STRANGERS_OF_A_NETWORK = 100;
    private static final int BODIES = 16;
    private static final int BODIES_OF_A_NETWORK = 4;

    @Bean
    ServletListenerRegistrationBean<StrangerSessions> strangerSessions() {
        return new ServletListenerRegistrationBean<>(new StrangerSessions(STRANGERS, STRANGERS_OF_A_NETWORK));
    }

    @Bean
    FilterRegistrationBean<VisitorFilter> visitorFilter() {
        FilterRegistrationBean<VisitorFilter> filter = new FilterRegistrationBean<>(new VisitorFilter());
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        filter.setAsyncSupported(true);
        filter.setOrder(FIRST);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(Ticker ticker) {
        FilterRegistrationBean<BodyFilter> filter =
                new FilterRegistrationBean<>(new BodyFilter(new BodyTurns(BODIES, BODIES_OF_A_NETWORK), ticker));
        filter.setAsyncSupported(true);
        filter.setOrder(FIRST + 1);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> frontOfTomcat(Environment environment) {
        TrustedProxies proxies = TrustedProxies.of(environment.getProperty(TrustedProxies.SETTING));
        return server -> {
            server.addEngineValves(new HeadersValve());
            if (!proxies.networks().isEmpty()) {
                server.addEngineValves(new ForwardedFor(), forwarded(proxies));
            }
            server.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(ContainerErrors.class.getName()));
        };
    }

    private static RemoteIpValve forwarded(TrustedProxies proxies) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(proxies.asList());
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader("X-Forwarded-Host");
        valve.setPortHeader("X-Forwarded-Port");
        return valve;
    }
}
