package com.aidock.admin.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.testing.FakeProvider;
import com.vaadin.flow.component.button.testbench.ButtonElement;
import com.vaadin.flow.component.textfield.testbench.PasswordFieldElement;
import com.vaadin.flow.component.textfield.testbench.TextFieldElement;
import com.vaadin.testbench.BrowserTest;

class ConfigurationJourneyTest extends LicensedJourney {
    private static final String KEY = "sk-journey-0123456789";

    @BrowserTest
    void creates_a_configuration_and_tests_its_connection() {
        try (FakeProvider provider = FakeProvider.of(Provider.OPENAI).okFor(KEY, "alpha-1")) {
            openSignedIn("/admin/llm-configs");
            $(ButtonElement.class).id("new-config").click();
            $(TextFieldElement.class).id("name").setValue("Journey");
            $(PasswordFieldElement.class).id("api_key").setValue(KEY);
            $(ButtonElement.class).id("save").click();
            $(ButtonElement.class).id("test-connection").click();

            assertThat(provider).isNotNull();
        }
    }
}
