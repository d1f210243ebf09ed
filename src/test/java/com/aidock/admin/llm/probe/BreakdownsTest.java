package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.client.ResourceAccessException;

class BreakdownsTest {
    static Stream<Arguments> breakdowns() {
        return Stream.of(
                arguments(new ConnectException("x"), ProbeOutcome.UNREACHABLE, "refused the connection"),
                arguments(new NoRouteToHostException("x"), ProbeOutcome.UNREACHABLE, "no route"),
                arguments(new SocketTimeoutException("x"), ProbeOutcome.TIMEOUT, "does not accept a connection"),
                arguments(new SocketException("reset"), ProbeOutcome.UNREACHABLE, "ended the connection"),
                arguments(new NoHttpResponseException("x"), ProbeOutcome.UNREACHABLE, "ended the connection"),
                arguments(new EOFException(), ProbeOutcome.UNREACHABLE, "ended the connection"),
                arguments(
                        new ClientProtocolException(new ProtocolException("x")),
                        ProbeOutcome.WRONG_URL,
                        "does not speak HTTP"),
                arguments(new SSLException("x"), ProbeOutcome.UNREACHABLE, "No TLS connection"),
                arguments(new SSLPeerUnverifiedException("x"), ProbeOutcome.UNREACHABLE, "another name"),
                arguments(tls(new CertificateException("No name matching")), ProbeOutcome.UNREACHABLE, "another name"),
                arguments(
                        tls(new CertificateException(new CertPathBuilderException("x"))),
                        ProbeOutcome.UNREACHABLE,
                        "trust store"),
                arguments(
                        tls(new CertificateException(new CertPathValidatorException("x"))),
                        ProbeOutcome.UNREACHABLE,
                        "revoked"),
                arguments(
                        tls(new CertPathValidatorException(new CertificateExpiredException("x"))),
                        ProbeOutcome.UNREACHABLE,
                        "has expired"),
                arguments(
                        tls(new CertPathValidatorException(new CertificateNotYetValidException("x"))),
                        ProbeOutcome.UNREACHABLE,
                        "not valid yet"));
    }

    @ParameterizedTest
    @MethodSource("breakdowns")
    void tells_breakdowns_apart_and_names_the_host(IOException cause, ProbeOutcome outcome, String why) {
        Verdict verdict = Breakdowns.verdict(new ResourceAccessException("I/O error", cause), "api.example");
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.message()).contains(why).contains("api.example");
    }

    @Test
    void says_so_when_it_does_not_know() {
        Verdict verdict = Breakdowns.verdict(new IllegalStateException("secret things"), "api.example");
        assertThat(verdict.outcome()).isEqualTo(ProbeOutcome.UNKNOWN);
        assertThat(verdict.message())
                .isEqualTo("The exchange with api.example broke off for an unexpected reason. Try again.");
    }

    private static IOException tls(Exception cause) {
        SSLHandshakeException failed = new SSLHandshakeException("x");
        failed.initCause(cause);
        return failed;
    }
}
