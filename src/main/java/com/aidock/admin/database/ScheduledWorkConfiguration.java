package com.aidock.admin.database;

import com.aidock.admin.database.fault.DatabaseFaults;
import java.lang.reflect.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;

/** Puts the gate of {@link ScheduledWork} before whatever is scheduled, so that no job can forget it. */
@Configuration(proxyBeanMethods = false)
class ScheduledWorkConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledWorkConfiguration.class);

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
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor scheduledWorkQuiet(ObjectProvider<DatabaseFaults> faults) {
        return new Quiet(faults);
    }

    /**
     * Lets a job fail without a word where a fault of the database is the reason, which the log tells once for all of
     * them.
     */
    private static final class Quiet extends StaticMethodMatcherPointcutAdvisor {
        private static final long serialVersionUID = 1L;

        Quiet(ObjectProvider<DatabaseFaults> faults) {
            setAdvice((org.aopalliance.intercept.MethodInterceptor) run -> {
                try {
                    return run.proceed();
                } catch (RuntimeException e) {
                    if (faults.getObject().explain(e).isEmpty()) {
                        throw e;
                    }
                    LOG.debug("{} failed", run.getMethod(), e);
                    return null;
                }
            });
        }

        @Override
        public boolean matches(Method method, Class<?> targetClass) {
            return AnnotatedElementUtils.hasAnnotation(method, Scheduled.class);
        }
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
