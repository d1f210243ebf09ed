package com.aidock.admin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.QuickCreate;
import com.aidock.admin.llm.Secret;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** Two administrators at one configuration, and what the pages cost the database. */
@WithMockUser(roles = "ADMIN")
class TwoEditorsJourneyTest extends Journey {
    private final LlmConfigs configs;
    private final Lanes lanes;

    @Autowired
    TwoEditorsJourneyTest(LlmConfigs configs, Lanes lanes) {
        this.configs = configs;
        this.lanes = lanes;
    }

    @Test
    void the_second_save_is_refused_and_nothing_that_was_typed_is_lost() {
        long id = created("Shared assistant");
        Page first = signedIn("/admin/llm-configs/" + id);
        Page second = signedIn("/admin/llm-configs/" + id);
        assertThat(second.locator("#name input")).hasValue("Shared assistant");
        type(first, "Renamed by the first");
        first.locator("#save").click();
        assertThat(first.locator(".llm-title h2")).containsText("Renamed by the first");

        type(second, "Renamed by the second");
        second.locator("#description textarea, #description input").first().fill("Typed with care");
        second.locator("#save").click();
        assertThat(second.locator("body")).containsText("Not saved: somebody else changed this configuration");
        assertThat(second.locator("#name input")).hasValue("Renamed by the second");
        assertThat(second.locator("#description textarea, #description input").first())
                .hasValue("Typed with care");
        assertThat(configs.find(id).orElseThrow().form().name()).isEqualTo("Renamed by the first");
        second.locator("#choice-name vaadin-radio-button", new Page.LocatorOptions().setHasText("Yours"))
                .click();
        picture(second, "llm-config-stale");

        second.locator("#save-merged").click();
        assertThat(second.locator(".llm-title h2")).containsText("Renamed by the second");
        assertThat(configs.find(id).orElseThrow().form().description()).isEqualTo("Typed with care");
    }

    @Test
    void the_list_page_costs_two_statements_and_one_borrow_and_the_pool_page_none() {
        created("Counted assistant");
        Page page = signedIn("/profile");
        page.waitForLoadState();
        Cost list = cost(() -> {
            page.navigate(url("/admin/llm-configs?state=all"));
            assertThat(page.locator("vaadin-grid")).containsText("Counted assistant");
        });
        assertThat(list.borrows).isEqualTo(1);
        assertThat(list.statements).isLessThanOrEqualTo(2);
        Cost pool = cost(() -> {
            page.navigate(url("/admin/pool-health"));
            assertThat(page.locator("pool-chart canvas")).isVisible();
        });
        assertThat(pool).isEqualTo(new Cost(0, 0));
    }

    private Cost cost(Runnable visit) {
        long borrows = lanes.leases().borrows(Lane.MAIN);
        long statements = lanes.leases().statements(Lane.MAIN);
        visit.run();
        return new Cost(
                lanes.leases().borrows(Lane.MAIN) - borrows, lanes.leases().statements(Lane.MAIN) - statements);
    }

    private long created(String name) {
        return configs.quickCreate(new QuickCreate(Provider.AZURE_OPENAI, name, Secret.of("key-0123456789"), ""))
                .config()
                .id();
    }

    private static void type(Page page, String name) {
        page.locator("#name input").fill(name);
        page.locator("#name input").press("Tab");
    }

    private record Cost(long borrows, long statements) {}
}
