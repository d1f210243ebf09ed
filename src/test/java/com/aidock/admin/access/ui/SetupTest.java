package com.aidock.admin.access.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.access.EmptyHouse;
import com.aidock.admin.access.FirstRun;
import com.aidock.admin.access.UserRefused;
import com.aidock.admin.testing.PostgresTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.QueryParameters;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

@ExtendWith(OutputCaptureExtension.class)
@PostgresTest
@SpringBootTest
@Import(EmptyHouse.class)
class SetupTest extends SpringBrowserlessTest {
    private static final String PASSWORD = "planted correct horse";

    private final EmptyHouse house;
    private final FirstRun firstRun;
    private String token = "";

    @Autowired
    SetupTest(EmptyHouse house, FirstRun firstRun) {
        this.house = house;
        this.firstRun = firstRun;
    }

    @BeforeEach
    void nobody_is_set_up() {
        token = house.begin();
    }

    @AfterEach
    void nothing_secret_was_logged(CapturedOutput log) {
        assertThat(log).doesNotContain(PASSWORD, "{bcrypt");
    }

    @Test
    void the_start_tells_the_address_and_then_the_file_with_the_link_and_no_log_has_the_link(CapturedOutput log) {
        assertThat(log.toString())
                .containsPattern("AI Dock Admin is ready at http://localhost:\\d+\n"
                        + ".*Set up the first administrator: the link is in /.*/setup-link; it works once, for an hour")
                .doesNotContain("/setup#", "/setup?");
    }

    @Test
    void sign_in_says_where_the_link_is() {
        navigate(LoginView.class);

        // The line is live: the page may have been opened before this test emptied the house.
        eventually(() -> assertThat(text()).contains("Nobody is set up yet", "Set up the first administrator"));
    }

    @Test
    void another_link_opens_nothing() {
        open("");
        assertThat(text()).contains("This link does not fit");
        open(token + "x");
        assertThat(text()).contains("This link does not fit").doesNotContain(token);
        assertThat(find(PasswordField.class).exists()).isFalse();
        assertThatExceptionOfType(UserRefused.class)
                .isThrownBy(() -> firstRun.create("wrong", "ada@example.org", PASSWORD));
    }

    @Test
    void a_link_of_the_old_form_opens_nothing() {
        UI.getCurrent().navigate("setup", QueryParameters.of("token", token));
        assertThat(find(PasswordField.class).exists()).isFalse();
    }

    @Test
    void the_link_creates_one_administrator_and_then_has_no_use() {
        submit("ada@example.org", PASSWORD);
        eventually(() -> assertThat(text()).contains("Done", "ada@example.org"));
        assertThat(find(Anchor.class).single().getHref()).isEqualTo("login");
        assertThat(house.users()).containsExactly("ada@example.org");

        UI.getCurrent().navigate("setup");
        assertThat(text()).contains("Set-up is done");
        assertThat(find(PasswordField.class).exists()).isFalse();
        assertThatExceptionOfType(UserRefused.class)
                .isThrownBy(() -> firstRun.create(token, "eve@example.org", PASSWORD));
    }

    @Test
    void a_broken_rule_is_told_at_its_field_and_the_link_still_works() {
        submit("ada@example.org", "short");
        eventually(() ->
                assertThat(find(PasswordField.class).single().getErrorMessage()).contains("fewer than 12"));
        submit("ada", PASSWORD);
        eventually(() ->
                assertThat(find(EmailField.class).single().getErrorMessage()).contains("not an e-mail address"));
        assertThat(house.users()).isEmpty();
        submit("ada@example.org", PASSWORD);
        eventually(() -> assertThat(text()).contains("Done"));
    }

    @Test
    void of_many_with_the_same_link_only_one_wins() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> firstRun.create(token, "user" + i + "@example.org", PASSWORD), threads))
                    .toList();
            tries.forEach(one -> one.exceptionally(refusal -> null).join());
            assertThat(tries).filteredOn(one -> !one.isCompletedExceptionally()).hasSize(1);
        }
        assertThat(house.users()).hasSize(1);
        assertThat(firstRun.pending()).isFalse();
    }

    private void submit(String email, String password) {
        open(token);
        test(find(EmailField.class).single()).setValue(email);
        test(find(PasswordField.class).single()).setValue(password);
        test(find(Button.class).withText("Create administrator").single()).click();
    }

    private static void open(String linkToken) {
        UI.getCurrent().navigate("setup");
        // No browser is there to hand over what stands behind the "#".
        ((SetupView) UI.getCurrent().getCurrentView()).opened(linkToken);
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.runUIQueue(true);
            MockVaadin.clientRoundtrip();
            assertion.run();
        });
    }
}
