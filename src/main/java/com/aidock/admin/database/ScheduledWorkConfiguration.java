package com.aidock.admin.database;

import com.aidock.admin.platform.FailureLog;
import java.lang.reflect.Method;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Puts the gate of {@link ScheduledWork} before whatever is scheduled, so that no job can forget it, and keeps a job
 * that fails at each run from flooding the log. A job goes on after whatever it throws.
 */
@Configuration(proxyBeanMethods = false)
class ScheduledWorkConfiguration {
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static ScheduledWork scheduledWork() {
        return new ScheduledWork();
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor scheduledWorkGate(ObjectProvider<ScheduledWork> gate) {
        return new Gate(gate);
    }

    @Bean
    static SimpleAsyncTaskSchedulerCustomizer failuresOfScheduledWork() {
        FailureLog failures =
                new FailureLog(LoggerFactory.getLogger(ScheduledWorkConfiguration.class), "A scheduled job");
        return scheduler -> scheduler.setErrorHandler(failures::failed);
    }

    private static final class Gate extends StaticMethodMatcherPointcutAdvisor {
        private static final long serialVersionUID = 1L;

        Gate(ObjectProvider<ScheduledWork> gate) {
            setAdvice((org.aopalliance.intercept.MethodInterceptor)
                    run -> gate.getObject().mayBegin() ? run.proceed() : null);
        }

        @Override
        public boolean matches(Method method, Class<?> targetClass) {
            return AnnotatedElementUtils.hasAnnotation(method, Scheduled.class)
                    && !AnnotatedElementUtils.hasAnnotation(method, RunsAlways.class);
        }
    }
}
