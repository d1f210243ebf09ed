package com.aidock.admin.web;

import com.aidock.admin.platform.Causes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells that a request was malformed, because a parser of Vaadin refused it, from an error of the program. What decides
 * is where the root cause was thrown: the types are those of programming errors in both cases.
 */
public final class ParserRefusals {
    private static final String OURS = "com.aidock.admin.";
    /** Ours that every request passes through, and that parse nothing. */
    private static final List<String> PASSED_THROUGH = List.of("com.aidock.admin.web.", "com.aidock.admin.ui.S");

    private static final List<String> LANGUAGE = List.of("java.", "jdk.", "sun.", "tools.jackson.");
    private static final List<String> PARSERS = List.of(
            "com.vaadin.flow.router.QueryParameters",
            "com.vaadin.flow.router.Location",
            "com.vaadin.flow.internal.JacksonUtils",
            "com.vaadin.flow.internal.JacksonCodec",
            "com.vaadin.flow.server.communication.ServerRpcHandler",
            "com.vaadin.flow.server.communication.StreamRequestHandler",
            "com.vaadin.flow.server.communication.AtmospherePushConnection$FragmentedMessage",
            "com.aidock.admin.ui.BoundedPush",
            "com.vaadin.flow.server.HandlerHelper",
            "org.apache.tomcat.util.http.");

    private ParserRefusals() {}

    /** Whether one of the parsers threw this, or what caused it. */
    public static boolean contains(Throwable failure) {
        return thrownBy(Causes.root(failure)).map(ParserRefusals::isParser).orElse(false);
    }

    /** Whether no code of ours took part: then what somebody sent has stopped a library. */
    static boolean withoutUs(Throwable failure) {
        return Stream.of(Causes.root(failure).getStackTrace())
                .map(StackTraceElement::getClassName)
                .noneMatch(
                        name -> name.startsWith(OURS) && PASSED_THROUGH.stream().noneMatch(name::startsWith));
    }

    /** The first class beyond the language and its JSON library. */
    private static Optional<String> thrownBy(Throwable root) {
        return Stream.of(root.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> LANGUAGE.stream().noneMatch(name::startsWith))
                .findFirst();
    }

    private static boolean isParser(String name) {
        return PARSERS.stream().anyMatch(name::startsWith);
    }
}
