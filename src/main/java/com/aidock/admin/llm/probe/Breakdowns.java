package com.aidock.admin.llm.probe;

import static com.aidock.admin.llm.probe.ProbeOutcome.BLOCKED_ADDRESS;
import static com.aidock.admin.llm.probe.ProbeOutcome.TIMEOUT;
import static com.aidock.admin.llm.probe.ProbeOutcome.UNKNOWN;
import static com.aidock.admin.llm.probe.ProbeOutcome.UNREACHABLE;
import static com.aidock.admin.llm.probe.ProbeOutcome.WRONG_URL;

import com.aidock.admin.llm.probe.ProviderClient.OversizeException;
import com.aidock.admin.platform.Causes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;

/** What an exchange that broke off means. The message of an exception is never passed on: it may hold anything. */
final class Breakdowns {
    /** The first whose cause is found decides, so the more special stand before the more general. */
    private static final List<Rule> RULES = List.of(
            new Rule(
                    UnknownHostException.class,
                    UNREACHABLE,
                    "The name %s cannot be resolved. Check its spelling, and this machine's DNS."),
            new Rule(
                    OversizeException.class,
                    UNKNOWN,
                    "The answer of %s is larger than 1 MiB, which no list of models is. Check the endpoint."),
            new Rule(
                    SocketTimeoutException.class,
                    TIMEOUT,
                    "%s does not accept a connection in time. Check the port, and whether a firewall drops the traffic."),
            new Rule(
                    CertificateExpiredException.class,
                    UNREACHABLE,
                    "The certificate of %s has expired. Its owner must renew it; check this machine's clock too."),
            new Rule(
                    CertificateNotYetValidException.class,
                    UNREACHABLE,
                    "The certificate of %s is not valid yet. Check this machine's clock."),
            new Rule(
                    CertPathBuilderException.class,
                    UNREACHABLE,
                    "The certificate of %s is not trusted here. Add its authority to this machine's Java trust store."),
            new Rule(
                    CertPathValidatorException.class,
                    UNREACHABLE,
                    "The certificate of %s is not trusted here. Ask its owner whether it has been revoked or renewed."),
            new Rule(
                    SSLPeerUnverifiedException.class,
                    UNREACHABLE,
                    "The certificate of %s was made out to another name. Check the endpoint's host."),
            new Rule(
                    CertificateException.class,
                    UNREACHABLE,
                    "The certificate of %s does not hold here; most often it was made out to another name. Check the endpoint's host."),
            new Rule(
                    SSLException.class,
                    UNREACHABLE,
                    "No TLS connection with %s came about. Check that this port speaks TLS; if it does not, the endpoint begins with http://."),
            new Rule(
                    NoRouteToHostException.class,
                    UNREACHABLE,
                    "There is no route to %s. Check this machine's network, and the endpoint's host."),
            new Rule(
                    ConnectException.class,
                    UNREACHABLE,
                    "%s refused the connection. Check that the service is running, and the endpoint's port."),
            new Rule(
                    ZipException.class,
                    UNKNOWN,
                    "The answer of %s says it is compressed, but is not. Check what stands between here and the provider."),
            new Rule(
                    MessageConstraintException.class,
                    WRONG_URL,
                    "%s answered with more or longer headers than any provider has. Check the endpoint."),
            new Rule(
                    HttpException.class,
                    WRONG_URL,
                    "What answers at %s does not speak HTTP as expected. Check the endpoint's port and scheme."),
            new Rule(
                    IOException.class,
                    UNREACHABLE,
                    "%s ended the connection before its answer was complete. Try again; check the endpoint's port and scheme."));

    private Breakdowns() {}

    static Verdict verdict(Throwable failure, String host) {
        List<Throwable> chain = Causes.of(failure).toList();
        return chain.stream()
                .filter(BlockedAddressException.class::isInstance)
                .map(t -> blocked((BlockedAddressException) t, host))
                .findFirst()
                .orElseGet(() -> byRule(chain, host));
    }

    private static Verdict byRule(List<Throwable> chain, String host) {
        return RULES.stream()
                .filter(rule -> chain.stream().anyMatch(rule.cause()::isInstance))
                .map(rule -> new Verdict(rule.outcome(), rule.message().formatted(host)))
                .findFirst()
                .orElseGet(() -> new Verdict(
                        UNKNOWN, "The exchange with " + host + " broke off for an unexpected reason. Try again."));
    }

    private static Verdict blocked(BlockedAddressException blocked, String host) {
        String where = host.equals(blocked.address()) ? host : host + " leads to " + blocked.address() + ", which";
        String message = blocked.canBeAllowed()
                ? where + " is an address of a private network, so nothing was sent. If that is meant, allow the host "
                        + host + " in this configuration, then test again."
                : where + " is a link-local, metadata or reserved address, which is never called. Check the endpoint.";
        return new Verdict(BLOCKED_ADDRESS, message);
    }

    private record Rule(Class<? extends Throwable> cause, ProbeOutcome outcome, String message) {}
}
