package com.aidock.admin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.QuickCreate;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.PlainSql;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.context.support.WithMockUser;

/** What an administrator does with the configurations day by day: mostly by keys, and never losing what was typed. */
@WithMockUser(roles = "ADMIN")
class DailyWorkJourneyTest extends Journey {
    private static final String LIST = "/admin/llm-configs";
    private static final double REFUSED_RELOAD_MS = 1000;

    private final LlmConfigs configs;
    private final JdbcTemplate sql;

    @Autowired
    DailyWorkJourneyTest(LlmConfigs configs, Environment environment) {
        this.configs = configs;
        this.sql = PlainSql.of(environment);
    }

    @BeforeEach
    void only_these_rows() {
        sql.update("delete from llm_config");
    }

    @Test
    void keys_search_create_move_edit_and_lead_back_to_the_row() {
        rows(3);
        Page page = list();
        page.keyboard().press("/");
        assertThat(page.locator("#search input")).isFocused();
        page.locator("vaadin-grid").evaluate("grid => grid._itemsFocusable.focus()");
        page.keyboard().press("n");
        assertThat(page.locator("vaadin-dialog #name input")).isFocused();
        page.keyboard().type("Begun");
        page.keyboard().press("Escape");
        answer(page, "Stay");
        assertThat(page.locator("vaadin-dialog #name input")).hasValue("Begun");
        button(page.locator("vaadin-dialog"), "Cancel").click();
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);

        page.locator("vaadin-grid").evaluate("grid => grid._itemsFocusable.focus()");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("e");
        assertThat(page.locator(".llm-detail #name input")).isFocused();
        assertThat(page.locator(".llm-detail #name input")).hasValue("Row 002");
        page.keyboard().press("Escape");
        assertThat(page.locator(".llm-detail")).hasCount(0);
        page.waitForFunction("document.querySelector('vaadin-grid').shadowRoot.activeElement?.closest('tr')"
                + "?.getAttribute('aria-rowindex') === '3'");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("e");
        assertThat(page.locator(".llm-detail #name input")).hasValue("Row 003");
    }

    @Test
    void moments_are_written_in_one_way_whatever_the_browser_is_set_to() {
        rows(1);
        sql.update("update llm_config set created_at = timestamptz '2026-03-04 05:06:07Z'");
        Page page = list();
        name(page, "Row 001").click();
        Locator created = page.locator(".llm-detail relative-time", new Page.LocatorOptions().setHasText("2026-03-04"));
        assertThat(created).hasText("2026-03-04");
        assertThat(created).hasAttribute("title", "2026-03-04 05:06:07 UTC");
    }

    @Test
    void menus_are_indented_only_where_something_can_be_ticked() {
        rows(1);
        Page page = list();
        page.locator("#transfer vaadin-menu-bar-button").first().click();
        assertThat(page.locator("#export-all")).isVisible();
        assertThat(tick(page.locator("#export-all"))).hasCSS("display", "none");
        page.keyboard().press("Escape");
        page.locator("#columns vaadin-menu-bar-button").first().click();
        assertThat(tick(page.locator("vaadin-menu-bar-item.checkable").first()))
                .not()
                .hasCSS("display", "none");
    }

    private static Locator tick(Locator item) {
        return item.locator("[part=checkmark]");
    }

    @Test
    void enter_is_the_key_of_what_has_the_focus() {
        rows(2);
        Page page = list();
        name(page, "Row 001").click();
        page.locator("#delete-config").click();
        assertThat(button(page.locator("vaadin-dialog"), "Cancel")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
        assertThat(page.locator("#delete-config")).isVisible();

        page.locator("#new-config").click();
        // With a name, so that leaving the field empty is not what marks it.
        page.locator("vaadin-dialog #name input").fill("Not yet");
        page.locator("vaadin-dialog #provider").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("vaadin-select-item:visible").first()).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("vaadin-dialog #provider")).containsText(Provider.values()[1].displayName());
        assertThat(page.locator("vaadin-dialog vaadin-text-field[invalid]")).hasCount(0);
        page.locator("vaadin-dialog #name input").fill("");
        page.locator("vaadin-dialog #name input").press("Enter");
        assertThat(page.locator("vaadin-dialog #name[invalid]")).hasCount(1);
        assertThat(sql.queryForObject("select count(*) from llm_config", Integer.class))
                .isEqualTo(2);
    }

    @Test
    void the_browsers_history_holds_each_search_and_sort_and_leaves_what_is_open_alone() {
        rows(3);
        Page page = list();
        page.locator("#search input").fill("Row 002");
        assertThat(page.locator(".list-count")).hasText("1 of 3");
        sorter(page, "Name").click();
        at(page, ".*q=Row(\\+|%20)002.*sort=name.*");
        name(page, "Row 002").click();
        type(page, "Typed with care");
        page.locator("#search input").fill("");
        assertThat(page.locator(".list-count")).hasText("3");
        page.goBack();
        assertThat(page.locator(".list-count")).hasText("1 of 3");
        assertThat(description(page)).hasValue("Typed with care");
        page.locator("#discard").click();
        page.goBack();
        assertThat(page.locator(".llm-detail")).hasCount(0);
        page.goBack();
        assertThat(page).not().hasURL(Pattern.compile(".*sort=.*"));
        page.goBack();
        assertThat(page.locator("#search input")).hasValue("");
        assertThat(page.locator(".list-count")).hasText("3");
        page.goForward();
        assertThat(page.locator("#search input")).hasValue("Row 002");
        assertThat(page.locator(".list-count")).hasText("1 of 3");
    }

    @Test
    void what_is_typed_survives_every_way_to_leave_unless_it_is_given_up() {
        rows(2);
        Page page = list();
        name(page, "Row 001").click();
        type(page, "Typed with care");
        String address = page.url();
        name(page, "Row 002").click();
        answer(page, "Stay");
        assertThat(description(page)).hasValue("Typed with care");
        page.goBack();
        answer(page, "Stay");
        assertThat(page).hasURL(address);
        assertThat(description(page)).hasValue("Typed with care");
        AtomicReference<String> asked = new AtomicReference<>("");
        page.onceDialog(dialog -> refuse(dialog, asked));
        try {
            page.reload(new Page.ReloadOptions().setTimeout(REFUSED_RELOAD_MS));
        } catch (TimeoutError refused) {
            // A reload that is refused never ends.
        }
        assertThat(asked).hasValue("beforeunload");
        assertThat(description(page)).hasValue("Typed with care");
        name(page, "Row 002").click();
        answer(page, "Discard");
        assertThat(page.locator(".llm-detail #name input")).hasValue("Row 002");
    }

    @Test
    void a_bulk_action_is_taken_back_the_columns_are_remembered_and_the_end_is_one_key_away() {
        rows(400);
        Page page = list();
        page.locator(".llm-mark").nth(0).click();
        page.locator(".llm-mark").nth(1).click();
        page.locator("#deactivate-marked").click();
        page.locator("#undo").click();
        assertThat(page.locator("#bulk")).containsText("2 taken back");
        assertThat(page.locator(".list-count")).hasText("400");

        page.locator("#columns vaadin-menu-bar-button:visible").click();
        page.locator("vaadin-menu-bar-list-box > vaadin-menu-bar-item", new Page.LocatorOptions().setHasText("Model"))
                .click();
        assertThat(sorter(page, "Model")).isHidden();
        page.reload();
        assertThat(name(page, "Row 001")).isVisible();
        assertThat(sorter(page, "Model")).isHidden();
        assertThat(sorter(page, "Provider")).isVisible();

        page.locator("vaadin-grid").evaluate("grid => grid._itemsFocusable.focus()");
        page.keyboard().press("Control+End");
        assertThat(name(page, "Row 400")).isVisible();
    }

    @Test
    void a_key_is_tested_switched_and_switched_back() {
        try (FakeProvider provider = FakeProvider.of(Provider.OPENAI).ok("model-a")) {
            LlmConfigDetails made = configs.quickCreate(new QuickCreate(
                            Provider.OPENAI, "Rotated assistant", Secret.of("sk-present-0123456789-pppp"), ""))
                    .config();
            sql.update(
                    "update llm_config set api_endpoint = ?, allowed_private_host = ?, version = version + 1"
                            + " where id = ?",
                    provider.endpoint().toString(),
                    provider.host(),
                    made.id());
            // A key does not follow its row to another server.
            configs.setKey(made.id(), made.version() + 1, Secret.of("sk-present-0123456789-pppp"));
            Page page = signedIn(LIST + "/" + made.id());
            page.locator("#replace-key").click();
            page.locator("#new-api-key input").fill("sk-next-0123456789-nnnn");
            // It takes no focus until the server has heard of the key.
            page.locator("#test-next-key:not([disabled])").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#switch-key")).isFocused();
            picture(page, "rotate-key-proven");
            page.keyboard().press("Enter");
            assertThat(page.locator(".llm-key")).containsText("previous •••• pppp");
            page.locator("#switch-back").click();
            page.locator("vaadin-dialog #confirm").click();
            assertThat(page.locator(".llm-key")).containsText("previous •••• nnnn");
            assertThat(provider.keys()).contains("sk-next-0123456789-nnnn");
        }
    }

    private void rows(int count) {
        sql.update("""
                insert into llm_config (name, provider, is_active, priority, api_endpoint, default_model, available_models)
                select 'Row ' || lpad(i::text, 3, '0'), 'custom', true, 100, 'https://x.example', 'm', '["m"]'
                from generate_series(1, ?) i""", count);
    }

    private Page list() {
        Page page = signedIn(LIST);
        assertThat(name(page, "Row 001")).isVisible();
        return page;
    }

    private static Locator name(Page page, String name) {
        // A table keeps cells that it shows no more.
        return page.locator(".llm-name", new Page.LocatorOptions().setHasText(name))
                .locator("visible=true")
                .first();
    }

    private static Locator sorter(Page page, String title) {
        return page.locator("vaadin-grid-sorter", new Page.LocatorOptions().setHasText(title));
    }

    private static Locator button(Locator within, String text) {
        return within.locator("vaadin-button", new Locator.LocatorOptions().setHasText(text));
    }

    private static Locator description(Page page) {
        return page.locator(".llm-detail #description textarea");
    }

    private static void type(Page page, String text) {
        description(page).fill(text);
        description(page).press("Tab");
        assertThat(page.locator(".llm-save-state")).containsText("1 field");
    }

    private static void answer(Page page, String button) {
        button(page.locator("vaadin-confirm-dialog"), button).click();
        assertThat(page.locator("vaadin-confirm-dialog[opened]")).hasCount(0);
    }

    private static void at(Page page, String address) {
        assertThat(page).hasURL(Pattern.compile(address));
    }

    private static void refuse(Dialog dialog, AtomicReference<String> asked) {
        asked.set(dialog.type());
        dialog.dismiss();
    }
}
