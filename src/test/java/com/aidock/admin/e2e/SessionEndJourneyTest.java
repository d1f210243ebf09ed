package com.aidock.admin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/**
 * An open page and the end of its session, with limits short enough to wait for, and long enough for a slow machine to
 * open a page.
 */
@TestPropertySource(properties = {"aidock.sessions.idle=20s", "aidock.sessions.lifetime=5m"})
class SessionEndJourneyTest extends Journey {
    private static final String IDLE = "You were signed out: no activity for 20 seconds.";
    private static final double LONGER_THAN_IDLE_MS = 60_000;

    @Test
    void a_page_that_nobody_touches_leads_to_sign_in_with_the_reason_though_only_push_is_open() {
        Page page = newBrowser();
        page.navigate(url("/admin/pool-health"));
        signIn(page);
        assertThat(page.locator("body")).containsText("Healthy");
        // Neither Vaadin's requests nor the script's own look get through from here on.
        page.route(Pattern.compile("/session$|v-r=(uidl|heartbeat)"), route -> {
            if (page.url().contains("/login")) {
                route.resume();
            } else {
                route.abort();
            }
        });

        ended(page);
        picture(page, "session-ended");
        signIn(page);
        assertThat(page).hasURL(Pattern.compile("/admin/"));
        page.navigate(url("/profile"));
        assertThat(page.locator("body")).not().containsText("You were signed out");
    }

    @Test
    void typing_keeps_a_session_and_what_was_typed_does_not_hold_the_page_back_when_it_ends() {
        Page page = signedIn("/admin/users");
        for (int i = 0; i < 25; i++) {
            page.getByLabel("Search users by e-mail").pressSequentially("a");
            page.waitForTimeout(1_000);
        }
        assertThat(page).hasURL(Pattern.compile("/admin/users"));
        page.evaluate("window.addEventListener('beforeunload', event => event.preventDefault())");
        ended(page);
    }

    @Test
    void a_browser_that_was_away_is_told_why_when_it_comes_back() {
        Page page = signedIn("/admin/users");
        page.context().setOffline(true);
        page.navigate("about:blank");
        page.waitForTimeout(22_000);
        page.context().setOffline(false);
        page.navigate(url("/admin/users"));
        ended(page);
    }

    private static void ended(Page page) {
        assertThat(page)
                .hasURL(Pattern.compile("/login"), new PageAssertions.HasURLOptions().setTimeout(LONGER_THAN_IDLE_MS));
        assertThat(page.locator(".access-ended"))
                .hasText(IDLE, new LocatorAssertions.HasTextOptions().setTimeout(LONGER_THAN_IDLE_MS));
    }
}
