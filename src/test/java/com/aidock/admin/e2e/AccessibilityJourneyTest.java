package com.aidock.admin.e2e;

import static com.aidock.admin.testing.ProviderForms.form;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.aidock.admin.access.Role;
import com.aidock.admin.access.UserAdministration;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.PlainSql;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.context.support.WithMockUser;

/** Every screen and what opens on it, seen by axe-core: wide and narrow, light and dark. */
@WithMockUser(roles = "ADMIN")
class AccessibilityJourneyTest extends Journey {
    private static final String VIEWER = "viewer@dock.example";

    private final LlmConfigs configs;
    private final UserAdministration users;
    private final JdbcTemplate sql;
    private final Axe axe = new Axe();

    @Autowired
    AccessibilityJourneyTest(LlmConfigs configs, UserAdministration users, Environment environment) {
        this.configs = configs;
        this.users = users;
        this.sql = PlainSql.of(environment);
    }

    @Test
    void the_list_of_configurations_and_what_is_done_to_many() {
        sql.update("delete from llm_config");
        Page page = calm(signedIn("/admin/llm-configs"));
        visible(page, "#new-first-config");
        axe.look(page, "empty list");
        try (FakeProvider provider = FakeProvider.of(Provider.OPENAI).ok("model-a", "model-b")) {
            created("Support assistant", provider);
            created("Drafting assistant", provider);
            page.navigate(url("/admin/llm-configs?state=all&q=nothing"));
            visible(page, ".empty-state");
            axe.look(page, "filtered to nothing");
            page.navigate(url("/admin/llm-configs?state=all"));
            visible(page, ".llm-name");
            axe.look(page, "list");
            menu(page, "#columns", "columns");
            page.keyboard().press("Escape");
            page.locator("#mark-all").click();
            visible(page, "#delete-marked");
            axe.look(page, "marked rows");
            opened(page, "#prioritise-marked", "priority of many");
            opened(page, "#delete-marked", "deletion of many");
            page.locator("#test-marked").click();
            visible(page, "#close-many");
            axe.look(page, "tests of many");
            page.locator("#close-many").click();
            opened(page, "#new-config", "quick create");
            page.locator("#new-config").click();
            page.locator("#all-fields").click();
            visible(page, ".llm-detail #name");
            axe.look(page, "all fields of a new one");
            keysAndTransfer(page);
        }
        axe.assertNothingFound();
    }

    private void keysAndTransfer(Page page) {
        page.navigate(url("/admin/llm-configs/keys"));
        visible(page, ".llm-key-whose");
        axe.look(page, "keys");
        opened(page, "#reencrypt-all", "re-encryption");
        page.navigate(url("/admin/llm-configs"));
        menu(page, "#transfer", "transfer");
        choose(page, "Import");
        present(page, "vaadin-dialog[opened]");
        axe.look(page, "import");
    }

    @Test
    void one_configuration_and_what_is_done_to_it() {
        try (FakeProvider good = FakeProvider.of(Provider.OPENAI).ok("model-a", "model-b");
                FakeProvider bad = FakeProvider.of(Provider.OPENAI).badKey()) {
            LlmConfigDetails config = created("Failing assistant", bad);
            Page page = calm(signedIn("/admin/llm-configs/" + config.id() + "?state=all"));
            visible(page, ".llm-detail #name");
            axe.look(page, "configuration");
            page.locator("#test-connection").click();
            visible(page, ".llm-test .tone-bad");
            axe.look(page, "failed test");
            opened(page, "#show-history", "history");
            opened(page, "#delete-config", "deletion");
            opened(page, "#replace-key", "key");
            withErrors(page);
            unsaved(page);
            conflict(page, config, bad);
            page.navigate(url("/admin/llm-configs/"
                    + created("Discovering assistant", good).id()));
            page.locator("#discover-models").click();
            visible(page, "#apply-models");
            axe.look(page, "discovered models");
            page.setViewportSize(390, 800);
            visible(page, ".llm-models.llm-narrow");
            assertThat(page.locator(".llm-models vaadin-checkbox [part=checkbox]")
                            .first())
                    .hasCSS("width", "24px");
        }
        axe.assertNothingFound();
    }

    private void withErrors(Page page) {
        page.locator("#name input").fill("");
        page.locator("#priority input").fill("twelve");
        page.locator("#priority input").press("Tab");
        page.locator("#save").click();
        visible(page, ".llm-problem");
        axe.look(page, "errors at fields");
    }

    private void unsaved(Page page) {
        page.locator("#close-detail").click();
        present(page, "vaadin-confirm-dialog[opened]");
        axe.look(page, "unsaved changes");
        page.keyboard().press("Escape");
        page.locator("#discard").click();
        // The answer brings the old name back over what is typed before it comes.
        assertThat(page.locator("#name input")).hasValue("Failing assistant");
    }

    private void conflict(Page page, LlmConfigDetails config, FakeProvider provider) {
        LlmConfigDetails now = configs.find(config.id()).orElseThrow();
        configs.update(now.id(), now.version(), form("Renamed by another", provider, "model-a"), null);
        page.locator("#name input").fill("Renamed here");
        page.locator("#name input").press("Tab");
        page.locator("#save").click();
        visible(page, "#save-merged");
        axe.look(page, "conflict");
        page.locator("#take-theirs").click();
    }

    @Test
    void audit_users_and_profile() {
        Page page = calm(signedIn("/admin/audit"));
        visible(page, ".audit-what");
        axe.look(page, "audit");
        page.locator(".audit-what").first().click();
        visible(page, ".audit-title");
        axe.look(page, "audit entry");
        page.navigate(url("/admin/audit?q=nothing-like-it"));
        visible(page, ".empty-state");
        axe.look(page, "audit filtered to nothing");
        page.navigate(url("/admin/users"));
        visible(page, ".row-menu");
        axe.look(page, "users");
        opened(page, "#add-user", "add user");
        menu(page, ".row-menu", "actions for a user");
        choose(page, "Disable");
        present(page, "vaadin-confirm-dialog[opened]");
        axe.look(page, "disable user");
        page.navigate(url("/profile"));
        visible(page, "vaadin-password-field");
        axe.look(page, "profile");
        menu(page, ".user-menu", "user menu");
        axe.assertNothingFound();
    }

    @Test
    void the_pool_page_with_its_tabs_and_dialogs() {
        Page page = calm(signedIn("/admin/pool-health"));
        visible(page, "pool-chart canvas");
        Locator tabs = page.locator("vaadin-tab");
        for (int i = 0; i < tabs.count(); i++) {
            tabs.nth(i).click();
            axe.look(page, "pool, tab " + tabs.nth(i).textContent());
        }
        opened(page, "#run-drill", "drill");
        menu(page, "#act-menu", "actions on the pool");
        choose(page, "Resize");
        present(page, "vaadin-dialog[opened]");
        axe.look(page, "an action on the pool");
        axe.assertNothingFound();
    }

    @Test
    void signing_in_and_what_is_shown_when_something_is_not_there_or_not_allowed() {
        users.add(VIEWER, Role.VIEWER, PASSWORD);
        Page page = calm(newBrowser());
        page.navigate(url("/login"));
        visible(page, "input[name=username]");
        axe.look(page, "sign-in");
        page.navigate(url("/login?error"));
        visible(page, "input[name=username]");
        axe.look(page, "refused sign-in");
        page.navigate(url("/setup"));
        visible(page, ".access-card");
        axe.look(page, "set-up that is done");
        page.navigate(url("/profile"));
        signIn(page, VIEWER);
        page.navigate(url("/admin/users"));
        visible(page, ".error-card");
        axe.look(page, "not allowed");
        page.navigate(url("/admin/nothing-here"));
        visible(page, ".error-card");
        axe.look(page, "not found");
        page.navigate(url("/admin/llm-configs/999999999"));
        visible(page, ".empty-state");
        axe.look(page, "a configuration that is gone");
        axe.assertNothingFound();
    }

    /** Opens a dialog, looks at it and leaves it. */
    private void opened(Page page, String button, String screen) {
        page.locator(button).click();
        present(page, "vaadin-dialog[opened]");
        axe.look(page, screen);
        page.keyboard().press("Escape");
        gone(page, "vaadin-dialog[opened]");
    }

    private void menu(Page page, String bar, String screen) {
        page.locator(bar + " vaadin-menu-bar-button").first().click();
        visible(page, "vaadin-menu-bar-list-box");
        axe.look(page, screen);
    }

    private static void choose(Page page, String item) {
        page.locator("vaadin-menu-bar-list-box > vaadin-menu-bar-item", new Page.LocatorOptions().setHasText(item))
                .click();
    }

    private static Page calm(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        return page;
    }

    private static void visible(Page page, String selector) {
        page.locator(selector).locator("visible=true").first().waitFor();
    }

    // A dialog's element itself takes no room, so it never counts as visible.
    private static void present(Page page, String selector) {
        page.locator(selector).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private static void gone(Page page, String selector) {
        page.locator(selector).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private LlmConfigDetails created(String name, FakeProvider provider) {
        LlmConfigDetails made = configs.create(form(name, provider, "model-a"), Secret.of("sk-axe-0123456789"));
        return configs.allowPrivateHost(made.id(), made.version(), provider.host());
    }
}
