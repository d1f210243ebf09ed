package com.aidock.admin.ui;

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
    @Bean
    ServletRegistrationBean<SpringServlet> screenServlet(
            ApplicationContext context,
            ObjectProvider<MultipartConfigElement> multipart,
            VaadinConfigurationProperties properties) {
        boolean root = RootMappedCondition.isRootMapping(properties.getUrlMapping());
        return SpringBootAutoConfiguration.configureServletRegistrationBean(
                multipart, properties, new ScreenServlet(context, root));
    }
}
