package com.aidock.admin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.testing.FaultyLine;
import com.aidock.admin.testing.Nginx;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A page says so when the server is gone, and stays live behind a proxy that passes no WebSockets. */
class ContactJourneyTest extends Journey {
    private static final Pattern NO_CONTACT = Pattern.compile("No contact for \\d+ s");

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
    void behind_nginx_with_its_defaults_the_page_is_live_by_long_polling_and_says_so() throws IOException {
        try (Nginx nginx = Nginx.before(port, List.of())) {
            Page page = signedInThrough(nginx.port(), "/admin/pool-health");

            assertThat(page.locator(".transport-line")).containsText("the proxy does not pass WebSockets");
            assertStaysLive(page);

            page.reload();

            assertThat(page.locator(".transport-line")).isVisible();
            assertThat(mark(page)).containsText("Healthy");
            assertThat((String) page.evaluate("() => window.aidockContact.transport()")).isEqualTo("long-polling");
        }
    }

    @Test
    void behind_nginx_that_passes_upgrades_websockets_are_used() throws IOException {
        try (Nginx nginx = Nginx.before(port, Nginx.UPGRADE)) {
            Page page = signedInThrough(nginx.port(), "/admin/pool-health");

            assertStaysLive(page);

            assertThat((String) page.evaluate("() => window.aidockContact.transport()")).isEqualTo("websocket");
            assertThat(page.locator(".transport-line")).hasCount(0);
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
                  new MutationObserver(() => window.beats++)
                    .observe(document.querySelector('.live-mark relative-time'), { attributes: true });
                }""");
        page.waitForFunction("() => window.beats >= 6");
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
