package com.aidock.admin.access.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.access.Role;
import com.aidock.admin.access.UserAdministration;
import com.aidock.admin.access.UserRow;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;

@PostgresTest
@SpringBootTest(
        properties = {
            "AIDOCK_ADMIN_EMAIL=first@example.org",
            "AIDOCK_ADMIN_PASSWORD=planted correct horse",
            "aidock.lanes.main.maximum-size=4"
        })
@WithMockUser(roles = "ADMIN")
class UsersTest extends SpringBrowserlessTest {
    private static final String PASSWORD = "planted battery staple";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final UserAdministration administration;
    private final Lanes lanes;

    @Autowired
    UsersTest(UserAdministration administration, Lanes lanes) {
        this.administration = administration;
        this.lanes = lanes;
    }

    @Test
    void shows_every_user_and_finds_one() {
        UserRow row = administration.add(address(), Role.VIEWER, PASSWORD);
        open();
        assertThat(emails()).contains("first@example.org", row.email());

        test(find(TextField.class).single()).setValue("  FIRST@ ");
        assertThat(emails()).containsExactly("first@example.org");
        test(find(TextField.class).single()).setValue("nobody");
        assertThat(grid().getEmptyStateText()).contains("No user");
    }

    @Test
    void where_it_is_narrow_role_and_last_sign_in_stand_under_the_address() {
        open();
        eventually(() -> assertThat(emails()).contains("first@example.org"));
        assertThat(shown()).isEqualTo(6);
        grid().fit(380);
        assertThat(shown()).as("address, state and actions").isEqualTo(3);
        assertThat(grid().hasClassName("access-narrow")).isTrue();
        int first = emails().indexOf("first@example.org");
        assertThat(test(grid()).getCellComponent(first, 0).getElement().getTextRecursively())
                .isEqualTo("first@example.orgAdministrator, never signed in");
        grid().fit(900);
        assertThat(shown()).isEqualTo(6);
    }

    @Test
    void adds_a_user_and_says_at_the_field_what_is_wrong() {
        open();
        test(find(Button.class).withText("Add user").first()).click();
        String email = address();
        fillAndAdd("first@example.org", PASSWORD);
        eventually(() ->
                assertThat(find(EmailField.class).single().getErrorMessage()).contains("already"));
        fillAndAdd(email, "short");
        eventually(() ->
                assertThat(find(PasswordField.class).single().getErrorMessage()).contains("fewer than 12"));
        assertThat(find(EmailField.class).single().isInvalid()).isFalse();
        fillAndAdd(email, PASSWORD);
        eventually(() -> assertThat(emails()).contains(email));
        assertThat(find(AddUserDialog.class).exists()).isFalse();
    }

    private void fillAndAdd(String email, String password) {
        test(find(EmailField.class).single()).setValue(email);
        test(find(PasswordField.class).single()).setValue(password);
        test(find(Button.class, find(AddUserDialog.class).single())
                        .withText("Add user")
                        .single())
                .click();
    }

    @Test
    void disables_after_a_question_and_enables_without() {
        UserRow row = administration.add(address(), Role.VIEWER, PASSWORD);
        open();
        choose(row, "Disable…");
        test(find(ConfirmDialog.class).single()).confirm();
        eventually(() -> assertThat(now(row).enabled()).isFalse());
        eventually(() -> choose(row, "Enable"));
        eventually(() -> assertThat(now(row).enabled()).isTrue());
    }

    @Test
    void says_why_the_last_administrator_stays() {
        open();
        UserRow first = now(row("first@example.org"));
        choose(first, "Make viewer…");
        test(find(ConfirmDialog.class).single()).confirm();
        eventually(
                () -> assertThat(find(Notification.class).first().getElement().getTextRecursively())
                        .contains("last enabled administrator"));
        assertThat(now(first).role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void shows_its_rows_while_every_main_connection_is_taken() {
        try (HeldConnections main = HeldConnections.take(lanes, WorkKind.PERSON, 4)) {
            open();
            assertThat(emails()).contains("first@example.org");
        }
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void is_not_for_viewers() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> navigate(UsersView.class));
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void a_viewer_has_a_profile() {
        navigate(ProfileView.class);
        assertThat(find(PasswordField.class).all()).hasSize(2);
    }

    @Test
    @WithAnonymousUser
    void neither_is_for_somebody_who_is_not_signed_in() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> navigate(UsersView.class));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> navigate(ProfileView.class));
    }

    private void open() {
        navigate(UsersView.class);
        eventually(() -> assertThat(emails()).isNotEmpty());
    }

    private void choose(UserRow row, String action) {
        int index = emails().indexOf(row.email());
        MenuBar menu = (MenuBar) test(grid()).getCellComponent(index, 5);
        var item = menu.getItems().getFirst().getSubMenu().getItems().stream()
                .filter(entry -> entry.getText().equals(action))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(item, new ClickEvent<>(item));
    }

    private List<String> emails() {
        return grid().getListDataView().getItems().map(UserRow::email).toList();
    }

    private long shown() {
        return grid().getColumns().stream().filter(Component::isVisible).count();
    }

    private UsersGrid grid() {
        return find(UsersGrid.class).single();
    }

    private UserRow row(String email) {
        return administration.list().stream()
                .filter(user -> user.email().equals(email))
                .findFirst()
                .orElseThrow();
    }

    private UserRow now(UserRow row) {
        return row(row.email());
    }

    private static String address() {
        return "user" + NUMBER.incrementAndGet() + "@example.org";
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().pollInSameThread().ignoreExceptions().untilAsserted(() -> {
            MockVaadin.runUIQueue(true);
            MockVaadin.clientRoundtrip();
            assertion.run();
        });
    }
}
