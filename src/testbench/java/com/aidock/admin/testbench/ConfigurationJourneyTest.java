package com.aidock.admin.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.testing.FakeProvider;
import com.vaadin.flow.component.button.testbench.ButtonElement;
import com.vaadin.flow.component.grid.testbench.GridElement;
import com.vaadin.flow.component.textfield.testbench.PasswordFieldElement;
import com.vaadin.flow.component.textfield.testbench.TextFieldElement;
import com.vaadin.testbench.BrowserTest;

class ConfigurationJourneyTest extends LicensedJourney {
    private static final String KEY = "sk-journey-0123456789";

    @BrowserTest
    void creates_a_configuration_that_its_provider_answers() {
        try (FakeProvider provider = FakeProvider.of(Provider.OPENAI).okFor(KEY, "alpha-1")) {
            openSignedIn("/admin/llm-configs");
            click("new-config");
            type("name", "Journey");
            waitForElement(PasswordFieldElement.class, "api_key").setValue(KEY);
            click("all-fields");
            type("api_endpoint", provider.endpoint().toString());
            type("allowed_private_host", provider.host());

            click("test-connection");
            waitForText("llm-test", "works");
            click("save");

            waitUntil(driver -> $(GridElement.class).id("configs").getRowCount() == 1);
            assertThat(getDriver().getPageSource()).contains("Journey").doesNotContain(KEY);
        }
    }

    private void click(String id) {
        waitForElement(ButtonElement.class, id).click();
    }

    private void type(String id, String text) {
        waitForElement(TextFieldElement.class, id).setValue(text);
    }
}
