package com.aidock.admin.database;

import com.aidock.admin.platform.Causes;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Reads from a failed attempt to connect what the driver leaves in the causes of its exception. */
final class ConnectionFailure {
    private ConnectionFailure() {}

    /** The first line of the driver's message, with the cause that it hides. */
    static String reason(SQLException failure) {
        String message = firstLine(failure.getMessage());
        Throwable root = Causes.root(failure);
        String cause = root instanceof UnknownHostException
                ? "no address is known for the host " + root.getMessage()
                : firstLine(root.getMessage());
        return root == failure || cause.isEmpty() || message.contains(cause) ? message : message + " " + cause;
    }

    static boolean isUnknownHost(SQLException failure) {
        return Causes.first(failure, UnknownHostException.class).isPresent();
    }

    /** Whether the server's certificate was looked at and refused. */
    static boolean isUntrusted(SQLException failure) {
        return Causes.of(failure)
                .anyMatch(
                        cause -> cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException);
    }

    private static String firstLine(@org.jspecify.annotations.Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
