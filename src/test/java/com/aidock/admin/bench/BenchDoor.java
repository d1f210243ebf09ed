package com.aidock.admin.bench;

import com.sun.management.OperatingSystemMXBean;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a benchmark in another process needs of the program that it measures: sessions without a thousand passwords to
 * hash, and the figures of the process. It stands among the tests and opens only where the benchmark asks for it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty("aidock.bench")
class BenchDoor extends OncePerRequestFilter {
    /** Who is signed in, and what the register of sessions knows of it; one without the other is ended. */
    private static final List<String> ATTRIBUTES =
            List.of("com.aidock.admin.access.LiveSession", "SPRING_SECURITY_CONTEXT");

    private volatile @Nullable List<Object> signedIn;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (request.getRequestURI()) {
            case "/bench/remember" ->
                signedIn = ATTRIBUTES.stream()
                        .map(request.getSession()::getAttribute)
                        .toList();
            case "/bench/session" -> {
                List<Object> values = Objects.requireNonNull(signedIn, "remember first");
                for (int i = 0; i < values.size(); i++) {
                    request.getSession(true).setAttribute(ATTRIBUTES.get(i), values.get(i));
                }
            }
            case "/bench/figures" -> response.getWriter().write(figures());
            default -> chain.doFilter(request, response);
        }
    }

    /** Nanoseconds of processor time, and bytes of heap that are left after a collection. */
    private static String figures() {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long nanos = process.getProcessCpuTime();
        System.gc();
        System.gc();
        return nanos + " "
                + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
