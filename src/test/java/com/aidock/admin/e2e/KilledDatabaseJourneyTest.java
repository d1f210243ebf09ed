package com.aidock.admin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.QuickCreate;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.RestartablePostgres;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** PostgreSQL dies, or takes no changes, while the console is in use, and comes back. */
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

    private final LlmConfigs configs;

    @Autowired
    KilledDatabaseJourneyTest(LlmConfigs configs) {
        this.configs = configs;
    }

    @Test
    @WithMockUser(roles = "ADMIN")
    void a_read_only_database_is_told_on_every_page_and_nothing_that_was_typed_is_lost() {
        long id = configs.quickCreate(
                        new QuickCreate(Provider.OPENAI, "Kept", Secret.of("sk-planted-0123456789-wxyz"), ""))
                .config()
                .id();
        Page page = signedIn("/admin/llm-configs/" + id);
        page.navigate(url("/admin/llm-configs/" + id));
        assertThat(page.locator("#name input")).hasValue("Kept");
        POSTGRES.execute("alter system set default_transaction_read_only = on", "select pg_reload_conf()");
        try {
            assertThat(page.locator(".pool-mark").first()).containsText("Database read-only");
            page.locator("#name input").fill("Typed with care");
            page.locator("#name input").press("Tab");
            page.locator("#save").click();
            assertThat(page.locator("body")).containsText("The database is read-only");
            assertThat(page.locator("#name input")).hasValue("Typed with care");
            picture(page, "llm-config-read-only");
            Page pool = page.context().newPage();
            pool.navigate(url("/admin/pool-health"));
            assertThat(pool.locator(".incident-line")).containsText("The database is read-only");
            picture(pool, "pool-health-read-only");
            pool.setViewportSize(390, 844);
            picture(pool, "pool-health-read-only-390");
        } finally {
            POSTGRES.execute(
                    "set default_transaction_read_only = off",
                    "alter system reset default_transaction_read_only",
                    "select pg_reload_conf()");
        }
        assertThat(page.locator(".pool-mark").first()).not().containsText("Database read-only");
        page.locator("#save").click();
        assertThat(page.locator(".llm-title h2")).containsText("Typed with care");
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
