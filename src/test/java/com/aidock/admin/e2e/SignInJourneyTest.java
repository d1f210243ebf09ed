package com.aidock.admin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Signing in when something between browser and console is not as it should be. */
class SignInJourneyTest extends Journey {
    private static final String LINE = ".sign-in-silence";

    @Test
    void the_page_says_so_when_nothing_comes_back() {
        Page page = newBrowser();
        page.clock().install();
        page.navigate(url("/login"));
        // An answer without content leaves the browser where it is.
        page.route("**/login", route -> answer(route, new Route.FulfillOptions().setStatus(204)));
        send(page);
        page.clock().runFor(5_000);
        assertThat(page.locator(LINE)).containsText("Still signing in");
        picture(page, "sign-in-slow");

        page.clock().runFor(40_000);
        assertThat(page.locator(LINE)).containsText("No answer came");
        page.unroute("**/login");
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/login"));
    }

    @Test
    void the_page_says_so_when_the_browser_refuses_to_follow_a_redirect_that_a_proxy_changed() {
        Page page = newBrowser();
        page.navigate(url("/login"));
        page.route(
                "**/login",
                route -> answer(
                        route,
                        new Route.FulfillOptions()
                                .setStatus(302)
                                .setHeaders(Map.of("Location", "http://elsewhere.example/"))));
        send(page);
        assertThat(page.locator(LINE)).containsText("The browser stopped the sign-in");
        picture(page, "sign-in-blocked");
    }

    @Test
    void a_second_person_in_the_same_browser_takes_over_no_page_of_the_first() {
        Page first = newBrowser();
        Page second = first.context().newPage();
        second.navigate(url("/login"));
        assertThat(second.locator("input[name=password]")).isVisible();
        first.navigate(url("/profile"));
        signIn(first);
        assertThat(first).hasURL(Pattern.compile(".*/profile.*"));
        first.evaluate("window.ofTheFirst = true");

        signIn(second);
        // Whatever the first page does next, it is not the page that it was.
        first.waitForFunction("() => !window.ofTheFirst || document.body.innerText.includes('ended')");
        assertThat(second.context().cookies().stream()
                        .filter(cookie -> cookie.name.equals("JSESSIONID")))
                .hasSize(1);
    }

    private static void answer(Route route, Route.FulfillOptions answer) {
        if (route.request().method().equals("POST")) {
            route.fulfill(answer);
        } else {
            route.resume();
        }
    }

    private static void send(Page page) {
        page.locator("input[name=username]").fill(EMAIL);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("input[name=password]").press("Enter");
    }
}
