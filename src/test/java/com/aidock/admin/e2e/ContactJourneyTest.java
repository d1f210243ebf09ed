package com.aidock.admin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.QuickCreate;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.FaultyLine;
import com.aidock.admin.testing.Nginx;
import com.aidock.admin.testing.PlainSql;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.context.support.WithMockUser;

/** A page says so when the server is gone, and stays live behind a proxy that passes no WebSockets. */
@WithMockUser(roles = "ADMIN")
class ContactJourneyTest extends Journey {
    private static final double BEATS_MILLIS = 30_000;
    private static final Pattern PUSH = Pattern.compile(".*/VAADIN/push.*");
    private static final Pattern NO_CONTACT = Pattern.compile("No contact for \\d+ s");

    private final LlmConfigs configs;
    private final JdbcTemplate sql;

    @Autowired
    ContactJourneyTest(LlmConfigs configs, Environment environment) {
        this.configs = configs;
        this.sql = PlainSql.of(environment);
    }

    @Test
    void the_page_does_not_stay_green_while_the_server_is_frozen_and_goes_on_by_itself() throws IOException {
        try (FaultyLine line = new FaultyLine(port)) {
            Page page = signedInThrough(line.port(), "/admin/pool-health");
            assertThat(mark(page)).containsText("Healthy");

            line.freeze();

            assertThat(page.locator(".shell-foot .contact-mark")).containsText(NO_CONTACT);
            assertThat(mark(page)).isHidden();
            assertThat(page.locator(".advice-headline").first()).isHidden();
            assertThat(page.locator(".contact-note .advice-headline")).containsText("has not answered for");
            assertThat(page.locator(".pool-page vaadin-button").first()).hasAttribute("aria-disabled", "true");
            picture(page, "contact-lost");

            line.thaw();

            assertThat(mark(page)).containsText("Healthy");
            assertThat(page.locator(".contact-mark")).hasCount(0);
            assertThat(page.locator(".contact-note")).hasCount(0);
        }
    }

    @Test
    void a_page_without_live_figures_says_so_too_and_its_buttons_do_nothing_meanwhile() throws IOException {
        try (FaultyLine line = new FaultyLine(port)) {
            Page page = signedInThrough(line.port(), "/admin/llm-configs");
            assertThat(mark(page)).containsText("Healthy");

            line.cut();

            assertThat(page.locator(".shell-foot .contact-mark")).containsText(NO_CONTACT);
            page.locator("#new-config").dispatchEvent("click");
            picture(page, "contact-lost-elsewhere");

            line.mend();

            assertThat(mark(page)).containsText("Healthy");
            assertThat(page.locator(".contact-mark")).hasCount(0);
            assertThat(page.locator("#new-config")).not().hasAttribute("aria-disabled", "true");
            page.waitForFunction("() => window.aidockContact.transport() === 'websocket'");
            assertThat(page.locator("#name")).hasCount(0);
        }
    }

    @Test
    void behind_nginx_that_passes_no_upgrade_and_is_impatient_the_page_is_live_by_long_polling_and_says_so()
            throws IOException {
        try (Nginx nginx = Nginx.before(port, List.of("proxy_buffering on;", "proxy_read_timeout 4s;"))) {
            Page page = signedInThrough(nginx.port(), "/admin/pool-health");

            assertThat(page.locator(".transport-line")).containsText("the proxy does not pass WebSockets");
            assertStaysLive(page);

            page.reload();

            assertThat(page.locator(".transport-line")).isVisible();
            assertThat(mark(page)).containsText("Healthy");
            assertThat((String) page.evaluate("() => window.aidockContact.transport()"))
                    .isEqualTo("long-polling");
            aTestComesToItsEnd(nginx.port(), page);
        }
    }

    @Test
    void behind_nginx_that_passes_upgrades_websockets_are_used() throws IOException {
        try (Nginx nginx = Nginx.before(port, Nginx.UPGRADE)) {
            Page page = signedInThrough(nginx.port(), "/admin/pool-health");

            assertStaysLive(page);

            assertThat((String) page.evaluate("() => window.aidockContact.transport()"))
                    .isEqualTo("websocket");
            assertThat(page.locator(".transport-line")).hasCount(0);
        }
    }

    @Test
    void a_proxy_that_takes_websockets_but_passes_nothing_leads_to_long_polling_too() {
        Page page = newBrowser();
        page.routeWebSocket(PUSH, silent -> {});
        page.navigate(url("/login"));
        signIn(page);
        page.navigate(url("/admin/pool-health"));

        assertThat(page.locator(".transport-line")).isVisible();
        assertStaysLive(page);
    }

    private void aTestComesToItsEnd(int there, Page page) {
        try (FakeProvider provider = FakeProvider.of(Provider.OLLAMA).ok("model-a", "model-b")) {
            LlmConfigDetails made = configs.quickCreate(new QuickCreate(Provider.OLLAMA, "Behind a proxy", null, ""))
                    .config();
            sql.update(
                    "update llm_config set api_endpoint = ?, allowed_private_host = ?, version = version + 1"
                            + " where id = ?",
                    provider.endpoint().toString(),
                    provider.host(),
                    made.id());
            page.navigate("http://localhost:" + there + "/admin/llm-configs/" + made.id());
            page.locator("#test-connection").click();
            assertThat(page.locator(".llm-body")).containsText("2 models");
        }
    }

    /** The age of what is shown begins anew again and again, and contact is never missed. */
    private static void assertStaysLive(Page page) {
        assertThat(mark(page)).containsText("Healthy");
        page.evaluate("""
                () => {
                  window.lost = 0;
                  window.beats = 0;
                  new MutationObserver(() => { if (document.documentElement.dataset.contact) window.lost++; })
                    .observe(document.documentElement, { attributes: true });
                  // In the whole page: where a message was lost with the line, the client draws the page anew.
                  new MutationObserver((changes) => {
                    if (changes.some((change) => change.target.matches('.live-mark relative-time'))) window.beats++;
                  }).observe(document.body, { attributes: true, subtree: true });
                }""");
        // Long polls pause for up to 2 s after each message.
        page.waitForFunction(
                "() => window.beats >= 6", null, new Page.WaitForFunctionOptions().setTimeout(BEATS_MILLIS));
        assertThat((Integer) page.evaluate("() => window.lost")).isZero();
    }

    private static Locator mark(Page page) {
        return page.locator(".shell-foot .pool-mark");
    }

    private Page signedInThrough(int there, String path) {
        Page page = newBrowser();
        page.navigate("http://localhost:" + there + path);
        signIn(page);
        page.navigate("http://localhost:" + there + path);
        return page;
    }
}
