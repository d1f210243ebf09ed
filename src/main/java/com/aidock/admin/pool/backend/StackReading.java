package com.aidock.admin.pool.backend;

import java.util.List;
import java.util.Optional;

/** Tells from a holder's stack what its thread is doing while it holds. */
final class StackReading {
    private static final String DRIVER = "org.postgresql.";
    private static final String OURS = "com.aidock.";
    /** Whoever has one of these on the stack waits for an answer over the network or from another program. */
    private static final List<String> OUTSIDE = List.of(
            "jdk.internal.net.http.",
            "java.net.http.",
            "sun.net.www.",
            "sun.nio.ch.NioSocketImpl",
            "sun.nio.ch.SocketChannelImpl",
            "java.net.Socket",
            "org.apache.hc.",
            "okhttp3.",
            "java.lang.ProcessImpl");

    /** A thread that waits here has come back to its pool and works for nobody. */
    private static final List<String> UNEMPLOYED =
            List.of("java.util.concurrent.ThreadPoolExecutor.getTask", "java.util.concurrent.ForkJoinPool.awaitWork");

    private StackReading() {}

    static boolean inDriver(List<StackTraceElement> stack) {
        return has(stack, DRIVER);
    }

    /** Whether it waits for somebody else than the database. */
    static boolean outside(List<StackTraceElement> stack) {
        return !inDriver(stack) && OUTSIDE.stream().anyMatch(start -> has(stack, start));
    }

    /** Whether the thread has gone back to its executor and forgot the connection. */
    static boolean unemployed(List<StackTraceElement> stack) {
        return UNEMPLOYED.stream().anyMatch(start -> has(stack, start))
                && stack.stream().noneMatch(frame -> frame.getClassName().startsWith(OURS));
    }

    /**
     * The line of our own code that it stands in; what was generated at run time has none that anybody could look up.
     */
    static Optional<StackTraceElement> ourLine(List<StackTraceElement> stack) {
        return stack.stream()
                .filter(frame -> frame.getClassName().startsWith(OURS)
                        && !frame.getClassName().startsWith(OURS + "admin.database.")
                        && frame.getLineNumber() > 0)
                .findFirst();
    }

    private static boolean has(List<StackTraceElement> stack, String start) {
        return stack.stream().anyMatch(frame -> (frame.getClassName() + "." + frame.getMethodName()).startsWith(start));
    }
}
