package com.aidock.admin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An answer that the network loses is repeated, though the server keeps it packed. */
class LostAnswerJourneyTest extends Journey {
    private static final int WORTH_PACKING = 2_000;

    private final AtomicInteger lost = new AtomicInteger();

    @Test
    void an_answer_that_was_lost_is_repeated_in_full() {
        Page page = signedIn("/admin/pool-health");
        assertThat(page.locator("pool-chart canvas")).isVisible();
        page.route(url -> url.contains("v-r=uidl"), this::lose, new Page.RouteOptions().setTimes(1));

        page.locator("vaadin-tab").getByText("Settings").click();

        assertThat(page.locator("body")).containsText("as asked");
        assertThat(lost.get()).as("characters of the lost answer").isGreaterThan(WORTH_PACKING);
        page.locator("vaadin-tab").getByText("Lanes").click();
        assertThat(page.locator("vaadin-tab[selected]")).hasText("Lanes");
        page.waitForFunction("() => window.Vaadin.connectionState.state === 'connected'");
    }

    private void lose(Route route) {
        APIResponse answer = route.fetch();
        lost.set(answer.text().length());
        route.abort("connectionreset");
    }
}
