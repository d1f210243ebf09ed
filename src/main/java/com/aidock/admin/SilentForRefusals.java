package com.aidock.admin;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Keeps Spring Boot's stack trace and report away from failures that {@link Application} says in one line. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SilentForRefusals implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        return StartupRefusal.lineFor(failure).isPresent();
    }
}
