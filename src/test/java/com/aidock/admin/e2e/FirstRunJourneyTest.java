package com.aidock.admin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.testing.Chromium;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.FakeSentry;
import com.aidock.admin.testing.PostgresTest;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A fresh machine: set-up by the one-time link, a configuration, its test, the pool; and the key is nowhere afterwards.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
@Tag(Journey.TAG)
class FirstRunJourneyTest {
    private static final String PLANTED = "sk-planted-Zx81Qq77-never-to-be-seen";
    private static final String PASSWORD = "quiet harbour 42 boats";
    private static final FakeSentry SENTRY = FakeSentry.start();
    private static final Pattern LINK_FILE =
            Pattern.compile("Set up the first administrator: the link is in (\\S+/setup-link);");

    private final EntityManager entities;

    @LocalServerPort
    private int port;

    @Autowired
    FirstRunJourneyTest(EntityManager entities) {
        this.entities = entities;
    }

    @DynamicPropertySource
    static void sentry(DynamicPropertyRegistry registry) {
        registry.add("SENTRY_DSN", SENTRY::dsn);
    }

    @AfterAll
    static void stop() {
        SENTRY.close();
    }

    @Test
    void from_the_set_up_link_to_a_tested_configuration_and_the_live_pool(CapturedOutput output) throws Exception {
        try (FakeProvider provider = FakeProvider.of(Provider.CUSTOM).okFor(PLANTED, "model-a", "model-b");
                BrowserContext context = Chromium.browser().newContext()) {
            Page page = context.newPage();
            setUp(page, link(output));
            create(page, provider);
            test(page, provider);
            page.navigate(url("/admin/pool-health"));
            assertThat(page.locator("body")).containsText("Healthy");
            assertThat(page.locator("pool-chart canvas")).isVisible();
            the_key_is_nowhere(page, output);
        }
    }

    private void setUp(Page page, String link) {
        page.navigate(link);
        page.waitForURL(url("/setup"));
        page.locator("vaadin-email-field input, #email input").first().fill("ana@dock.example");
        for (int i = 0; i < page.locator("vaadin-password-field").count(); i++) {
            page.locator("vaadin-password-field input").nth(i).fill(PASSWORD);
        }
        page.locator("vaadin-button[theme~=primary]").click();
        page.locator("a[href=login]").click();
        page.locator("input[name=username]").fill("ana@dock.example");
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> url.contains("/admin/llm-configs"));
    }

    private void create(Page page, FakeProvider provider) {
        page.locator("#new-config").click();
        page.locator("vaadin-dialog #all-fields").click();
        // While it closes, its fields are there beside those of the form.
        assertThat(page.locator("vaadin-dialog #provider")).hasCount(0);
        page.locator("#provider").click();
        page.locator("vaadin-select-item:visible", new Page.LocatorOptions().setHasText(Provider.CUSTOM.displayName()))
                .click();
        page.locator("#name input").fill("Support assistant");
        page.locator("#api_endpoint input").fill(provider.endpoint().toString());
        page.locator("#api_key input").fill(PLANTED);
        // Nothing is known of its models yet, and an active one needs a default model.
        page.locator("vaadin-checkbox", new Page.LocatorOptions().setHasText("Active"))
                .click();
        page.locator("#save").click();
    }

    private void test(Page page, FakeProvider provider) {
        page.waitForURL(Pattern.compile(".*/admin/llm-configs/\\d+.*"));
        page.locator("#test-connection").click();
        // The fake provider's address is private, so somebody has to say that this is meant.
        page.locator("#allow-host").click();
        page.locator("vaadin-dialog #confirm").click();
        assertThat(page.locator(".llm-body")).containsText("2 models");
        assertThat(provider.keys()).contains(PLANTED);
    }

    private void the_key_is_nowhere(Page page, CapturedOutput output) throws Exception {
        page.navigate(url("/admin/llm-configs?state=all"));
        assertThat(page.locator("vaadin-grid")).containsText("Support assistant");
        assertThat(page.content()).doesNotContain(PLANTED);
        assertThat(output.getAll()).doesNotContain(PLANTED);
        assertThat(dump()).contains("Support assistant").doesNotContain(PLANTED);
        assertThat(SENTRY.received()).doesNotContain(PLANTED);
    }

    private String dump() {
        List<?> rows = entities.createNativeQuery("select cast(row_to_json(c) as text) from llm_config c")
                .getResultList();
        return rows.toString();
    }

    private static String link(CapturedOutput output) throws IOException {
        Matcher matcher = LINK_FILE.matcher(output.getAll());
        assertThat(matcher.find()).isTrue();
        String link = Files.readString(Path.of(matcher.group(1))).strip();
        assertThat(output.getAll()).doesNotContain(link.substring(link.indexOf('#') + 1));
        return link;
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
