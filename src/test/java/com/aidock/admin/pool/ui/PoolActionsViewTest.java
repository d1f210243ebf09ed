package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.pool.act.HandChanges;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

@PostgresTest
@SpringBootTest
@WithMockUser(roles = {"ADMIN", "VIEWER"})
class PoolActionsViewTest extends SpringBrowserlessTest {
    private final Lanes lanes;
    private final HandChanges changes;
    private final ActBench bench;

    @Autowired
    PoolActionsViewTest(Lanes lanes, HandChanges changes, ActBench bench) {
        this.lanes = lanes;
        this.changes = changes;
        this.bench = bench;
    }

    @Test
    void a_resize_shows_its_effect_while_it_is_typed_and_the_page_the_way_back() {
        navigate(PoolHealthView.class);
        choose("Resize a lane…");
        IntegerField maximum = find(IntegerField.class).withId("resize-maximum").single();
        maximum.setValue(5000);
        assertThat(dialog()).contains("At most is 5000, but must be from 1 to 1000.");
        assertThat(find(Button.class).withId("act-confirm").single().isEnabled())
                .isFalse();
        test(maximum).setValue(120);
        assertThat(dialog())
                .contains("120 at most instead of", "main 120 + background 20 + reserved 3 = 143 of ours", "less 3");
        test(find(Button.class).withId("act-confirm").single()).click();
        eventually(() -> assertThat(dialog()).contains("Say why"));

        test(find(TextField.class).withId("act-reason").single()).setValue("more people today");
        test(find(Button.class).withId("act-confirm").single()).click();

        eventually(() -> assertThat(page())
                .contains("Main changed by hand (resized)", "120 at most", ", until restart", "more people today"));
        assertThat(lanes.tuning(Lane.MAIN).maximumSize()).isEqualTo(120);
        test(find(Button.class).withText("Back to 1–100…").single()).click();
        test(find(Button.class).withId("act-confirm").single()).click();
        eventually(() -> assertThat(page()).doesNotContain("changed by hand"));
        assertThat(lanes.tuning(Lane.MAIN).maximumSize()).isEqualTo(100);
    }

    @Test
    void a_paused_clock_says_so_on_the_page_until_it_is_resumed() {
        navigate(PoolHealthView.class);
        choose("Pause scheduled work…");
        test(find(Button.class).withId("act-confirm").single()).click();
        eventually(() -> assertThat(page()).contains("Scheduled work is paused by"));
        test(find(Button.class).withText("Resume…").single()).click();
        assertThat(dialog()).contains("Jobs begin again when their next time comes");
        test(find(Button.class).withId("act-confirm").single()).click();
        eventually(() -> assertThat(page()).doesNotContain("Scheduled work is paused"));
        assertThat(changes.pause()).isEmpty();
    }

    @Test
    void a_sessions_menu_tells_who_holds_it_and_terminates_it_with_a_reason() {
        navigate(PoolHealthView.class);
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 100)) {
            Lease lease = lanes.leases().held().stream()
                    .filter(held -> held.lane() == Lane.MAIN)
                    .findFirst()
                    .orElseThrow();
            new HolderDialog(bench, lease.backendPid(), null).open();
            eventually(() -> assertThat(dialog())
                    .contains("The system holds it for", "Test storm › hold", "Cancel would do nothing"));
            test(find(TextField.class).withId("act-reason").single()).setValue("leaked");
            test(find(Button.class).withId("terminate-session").single()).click();
            await().until(() -> !lanes.leases().held().contains(lease));
            eventually(() -> assertThat(find(Notification.class).all())
                    .anyMatch(notice -> notice.getElement().getTextRecursively().contains("was terminated")));
        }
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void viewers_see_no_actions() {
        navigate(PoolHealthView.class);
        assertThat(find(MenuBar.class).withId("act-menu").all()).isEmpty();
    }

    private void choose(String text) {
        MenuItem item =
                find(MenuBar.class).withId("act-menu").single().getItems().getFirst().getSubMenu().getItems().stream()
                        .filter(candidate -> candidate.getText().equals(text))
                        .findFirst()
                        .orElseThrow();
        ComponentUtil.fireEvent(item, new ClickEvent<>(item));
    }

    private String dialog() {
        return find(Dialog.class).single().getElement().getTextRecursively();
    }

    private String page() {
        return ((PoolHealthView) getCurrentView()).getElement().getTextRecursively();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip();
            assertion.run();
        });
    }
}
