package com.aidock.admin.llm.probe;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * What a server's certificate says of itself.
 *
 * @param protocol such as TLSv1.3
 * @param daysLeft until it expires, rounded down
 */
record Certificate(String protocol, String subject, String issuer, Instant expires, long daysLeft) {
    /** Automatic renewal happens earlier than this, so somebody should look. */
    private static final long SOON_DAYS = 14;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    static Certificate of(SSLSession session, Instant now) {
        try {
            return of(session.getProtocol(), (X509Certificate) session.getPeerCertificates()[0], now);
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("A connection that was secured has a certificate", e);
        }
    }

    static Certificate of(String protocol, X509Certificate shown, Instant now) {
        Instant expires = shown.getNotAfter().toInstant();
        return new Certificate(
                protocol,
                name(shown.getSubjectX500Principal()),
                name(shown.getIssuerX500Principal()),
                expires,
                Duration.between(now, expires).toDays());
    }

    boolean endsSoon() {
        return daysLeft < SOON_DAYS;
    }

    String text() {
        return "%s; certificate of %s, issued by %s, valid until %s (%d days)%s"
                .formatted(
                        protocol,
                        subject,
                        issuer,
                        DATE.format(expires),
                        daysLeft,
                        endsSoon() ? ". Ask its owner whether it will be renewed" : "");
    }

    /** The common name with the organisation, or all of it where it has neither. */
    private static String name(X500Principal principal) {
        String common = part(principal, "CN");
        String organisation = part(principal, "O");
        if (common == null) {
            return Objects.requireNonNullElse(organisation, principal.getName());
        }
        return organisation == null || organisation.equals(common) ? common : common + " (" + organisation + ")";
    }

    private static @Nullable String part(X500Principal principal, String type) {
        try {
            return new LdapName(principal.getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase(type))
                            .map(rdn -> String.valueOf(rdn.getValue()))
                            .findFirst()
                            .orElse(null);
        } catch (InvalidNameException e) {
            return null;
        }
    }
}
