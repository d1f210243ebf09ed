package com.aidock.admin.e2e;

import com.aidock.admin.testing.Chromium;
import com.aidock.admin.testing.PostgresTest;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The program with the emergency profile on its own database, its first administrator, and browsers to use it with. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "AIDOCK_ADMIN_EMAIL=" + Journey.EMAIL,
            "AIDOCK_ADMIN_PASSWORD=" + Journey.PASSWORD,
            "AIDOCK_API_TOKEN=" + Journey.TOKEN,
            "aidock.lanes.main.minimum-idle=30",
        })
@PostgresTest
@Tag(Journey.TAG)
abstract class Journey {
    /** What runs alone, with the whole machine for itself. */
    static final String TAG = "journey";

    static final String EMAIL = "ana@dock.example";
    static final String PASSWORD = "quiet harbour 42 boats";
    static final String TOKEN = "journey-token-0123456789-0123456789-abcdef";
    private static final double PATIENCE_MS = 15_000;

    private final List<BrowserContext> contexts = new ArrayList<>();

    @LocalServerPort
    int port;

    @BeforeAll
    static void be_patient_on_a_small_machine() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    @AfterEach
    void close_browsers() {
        contexts.forEach(BrowserContext::close);
    }

    /** A browser that nobody used before. */
    Page newBrowser() {
        return newBrowser(new Browser.NewContextOptions());
    }

    /** The same with another language, zone of time and so on. */
    Page newBrowser(Browser.NewContextOptions options) {
        BrowserContext context = Chromium.browser().newContext(options);
        context.setDefaultTimeout(PATIENCE_MS);
        contexts.add(context);
        return context.newPage();
    }

    /** A new browser, signed in as the first administrator, at the given path. */
    Page signedIn(String path) {
        Page page = newBrowser();
        page.navigate(url(path));
        signIn(page);
        return page;
    }

    void signIn(Page page) {
        signIn(page, EMAIL);
    }

    /** As somebody else with the same password. */
    void signIn(Page page, String email) {
        page.locator("input[name=username]").fill(email);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/login"));
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** Kept under target/ for whoever wants to see what a journey saw. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }
}
