package com.aidock.admin.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The one real browser of this JVM; where none is installed, tests that need it are skipped, except in CI, where they
 * fail. {@code AIDOCK_CHROMIUM} names one that lies elsewhere.
 */
public final class Chromium {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    /** The browser, started at the first call. */
    public static Browser browser() {
        if (program().isEmpty() && "true".equals(System.getenv("CI"))) {
            Assertions.fail("CI needs a Chromium; .ci/run installs it");
        }
        Assumptions.assumeTrue(program().isPresent(), "NO CHROMIUM: journeys in a real browser are skipped");
        return Holder.BROWSER;
    }

    private static Optional<Path> program() {
        String named = System.getenv("AIDOCK_CHROMIUM");
        return Stream.of(
                        named == null ? "" : named,
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Chromium.app/Contents/MacOS/Chromium",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static final class Holder {
        private static final Browser BROWSER = start();

        private static Browser start() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program().orElseThrow())
                            .setArgs(ARGUMENTS));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return browser;
        }
    }
}
