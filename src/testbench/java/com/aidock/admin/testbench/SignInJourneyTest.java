package com.aidock.admin.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.login.testbench.LoginFormElement;
import com.vaadin.testbench.BrowserTest;

class SignInJourneyTest extends LicensedJourney {

    @BrowserTest
    void leads_to_the_page_that_was_asked_for() {
        openSignedIn("/admin/pool-health");

        assertThat(getDriver().getCurrentUrl()).endsWith("/admin/pool-health");
    }

    @BrowserTest
    void says_that_the_password_was_wrong() {
        open("/login");
        LoginFormElement form = $(LoginFormElement.class).waitForFirst();
        form.getUsernameField().setValue(EMAIL);
        form.getPasswordField().setValue("not the password");
        form.submit();

        waitUntil(driver -> !$(LoginFormElement.class).first().getErrorMessage().isBlank());
    }
}
