package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {
    @Test
    void says_for_whom_by_whom_until_when_and_warns_two_weeks_before(@TempDir Path folder) throws Exception {
        X509Certificate shown = selfSigned(folder, "CN=api.dock.example, O=Dock");
        Instant end = shown.getNotAfter().toInstant();
        Certificate fresh = Certificate.of("TLSv1.3", shown, end.minus(Duration.ofDays(15)));
        assertThat(fresh.endsSoon()).isFalse();
        assertThat(fresh.text())
                .startsWith(
                        "TLSv1.3; certificate of api.dock.example (Dock), issued by api.dock.example (Dock), valid until ")
                .endsWith("(15 days)");
        Certificate late = Certificate.of("TLSv1.3", shown, end.minus(Duration.ofDays(13)));
        assertThat(late.endsSoon()).isTrue();
        assertThat(late.text()).contains("(13 days)", "Ask its owner");
    }

    private static X509Certificate selfSigned(Path folder, String name) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "fake",
                        "-keyalg",
                        "EC",
                        "-dname",
                        name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        return (X509Certificate) keys.getCertificate("fake");
    }
}
