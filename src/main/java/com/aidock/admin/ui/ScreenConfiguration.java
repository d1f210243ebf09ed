package com.aidock.admin.ui;

import com.vaadin.flow.server.InitParameters;
import com.vaadin.flow.spring.RootMappedCondition;
import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import com.vaadin.flow.spring.SpringServlet;
import com.vaadin.flow.spring.VaadinConfigurationProperties;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers Vaadin's servlet as Vaadin itself would, with the guard that keeps screens off the database. */
@Configuration(proxyBeanMethods = false)
class ScreenConfiguration {
    /** A long poll ends before a proxy loses patience, which nginx does after 60 s. */
    private static final String LONG_POLL_MILLIS = "25000";

    @Bean
    ServletRegistrationBean<SpringServlet> screenServlet(
            ApplicationContext context,
            ObjectProvider<MultipartConfigElement> multipart,
            VaadinConfigurationProperties properties) {
        boolean root = RootMappedCondition.isRootMapping(properties.getUrlMapping());
        ServletRegistrationBean<SpringServlet> registration =
                SpringBootAutoConfiguration.configureServletRegistrationBean(
                        multipart, properties, new ScreenServlet(context, root));
        registration.addInitParameter(
                InitParameters.SERVLET_PARAMETER_PUSH_SUSPEND_TIMEOUT_LONGPOLLING, LONG_POLL_MILLIS);
        return registration;
    }
}
