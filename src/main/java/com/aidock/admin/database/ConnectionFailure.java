package com.aidock.admin.database;

import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Reads from a failed attempt to connect what the driver leaves in the causes of its exception. */
final class ConnectionFailure {
    private ConnectionFailure() {}

    /** The first line of the driver's message, with the cause that it hides. */
    static String reason(SQLException failure) {
        String message = firstLine(failure.getMessage());
        Throwable root = causes(failure).reduce((first, second) -> second).orElse(failure);
        String cause = root instanceof UnknownHostException
                ? "no address is known for the host " + root.getMessage()
                : firstLine(root.getMessage());
        return root == failure || cause.isEmpty() || message.contains(cause) ? message : message + " " + cause;
    }

    static boolean isUnknownHost(SQLException failure) {
        return causes(failure).anyMatch(UnknownHostException.class::isInstance);
    }

    /** Whether the server's certificate was looked at and refused. */
    static boolean isUntrusted(SQLException failure) {
        return causes(failure)
                .anyMatch(
                        cause -> cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException);
    }

    /** The failure itself and its causes; cut, because a chain may be a circle. */
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, java.util.Objects::nonNull, Throwable::getCause)
                .limit(20);
    }

    private static String firstLine(@org.jspecify.annotations.Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
