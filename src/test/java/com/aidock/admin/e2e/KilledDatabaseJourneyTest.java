package com.aidock.admin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.aidock.admin.testing.RestartablePostgres;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** PostgreSQL dies while the console is in use, and comes back. */
class KilledDatabaseJourneyTest extends Journey {
    private static final RestartablePostgres POSTGRES = start();

    @DynamicPropertySource
    static void use_the_server_that_will_be_killed(DynamicPropertyRegistry registry) {
        registry.add("DATABASE_URL", POSTGRES::url);
    }

    @AfterAll
    static void stop() throws IOException {
        POSTGRES.close();
    }

    @Test
    void pages_say_what_is_wrong_and_recover_by_themselves_and_nobody_signs_in_again() throws Exception {
        Page pool = signedIn("/admin/pool-health");
        assertThat(pool.locator("body")).containsText("Healthy");

        POSTGRES.kill();
        assertThat(pool.locator(".advice")).containsText("has not answered");
        Page list = pool.context().newPage();
        list.navigate(url("/admin/llm-configs"));
        assertThat(list.locator("#new-config")).isVisible();
        assertThat(list.locator(".late-notice.shown")).containsText("does not answer");
        picture(list, "llm-configs-database-away");
        Page login = newBrowser();
        login.navigate(url("/login"));
        assertThat(login.locator("body")).containsText("database");

        POSTGRES.bringBack();
        assertThat(pool.locator(".advice")).not().containsText("has not answered");
        assertThat(list.locator(".late-notice.shown")).not().isVisible();
        list.reload();
        assertThat(list).hasURL(url("/admin/llm-configs"));
        assertThat(list.locator("#new-config")).isVisible();
    }

    private static RestartablePostgres start() {
        try {
            return new RestartablePostgres();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
