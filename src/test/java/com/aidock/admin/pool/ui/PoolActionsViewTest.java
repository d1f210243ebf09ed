package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.pool.act.HandChanges;
import com.aidock.admin.pool.drill.DrillCaller;
import com.aidock.admin.pool.drill.DrillRun;
import com.aidock.admin.pool.drill.PoolDrill;
import com.aidock.admin.pool.incident.Cause;
import com.aidock.admin.pool.incident.Culprits;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
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
    private final Culprits culprits;
    private final PoolDrill drill;

    @Autowired
    PoolActionsViewTest(Lanes lanes, HandChanges changes, ActBench bench, Culprits culprits, PoolDrill drill) {
        this.lanes = lanes;
        this.changes = changes;
        this.bench = bench;
        this.culprits = culprits;
        this.drill = drill;
    }

    @Test
    void a_resize_shows_its_effect_while_it_is_typed_and_the_page_the_way_back() {
        navigate(PoolHealthView.class);
        choose("Resize a lane…");
        IntegerField maximum = find(IntegerField.class).withId("resize-maximum").single();
        assertThat(dialog()).contains("enter another size to see what it would do");
        assertThat(find(Button.class).withId("act-confirm").single().isEnabled())
                .isFalse();
        maximum.clear();
        assertThat(dialog()).contains("At most: enter a whole number from 1 to 1000.");
        maximum.setValue(5000);
        assertThat(dialog()).contains("At most is 5000, but must be from 1 to 1000.");
        assertThat(find(Button.class).withId("act-confirm").single().isEnabled())
                .isFalse();
        test(maximum).setValue(120);
        assertThat(dialog())
                .contains("120 at most instead of", "main 120 + background 20 + reserved 3 = 143 of ours", "less 3");
        test(find(Button.class).withId("act-confirm").single()).click();
        TextField reason = find(TextField.class).withId("act-reason").single();
        assertThat(reason.isInvalid()).isTrue();
        assertThat(reason.getErrorMessage()).contains("Say why");
        assertThat(lanes.tuning(Lane.MAIN).maximumSize()).isEqualTo(100);

        test(reason).setValue("more people today");
        assertThat(reason.isInvalid()).isFalse();
        test(find(Button.class).withId("act-confirm").single()).click();

        eventually(() -> assertThat(page())
                .contains("Main changed by hand (resized)", "120 at most", ", until restart", "more people today"));
        assertThat(lanes.tuning(Lane.MAIN).maximumSize()).isEqualTo(120);
        keep_and_keep_no_longer();
        test(find(Button.class).withText("Back to 1–100…").single()).click();
        test(find(Button.class).withId("act-confirm").single()).click();
        eventually(() -> assertThat(page()).doesNotContain("changed by hand"));
        assertThat(lanes.tuning(Lane.MAIN).maximumSize()).isEqualTo(100);
    }

    private void keep_and_keep_no_longer() {
        test(find(Button.class).withText("Keep…").single()).click();
        assertThat(dialog()).contains("After a restart main has 1 kept, 120 at most", "as configured");
        confirm("proved right");
        eventually(() -> assertThat(page()).contains(", kept after a restart"));
        test(find(Button.class).withText("End with restart…").single()).click();
        assertThat(dialog()).contains("After a restart main has 1 kept, 100 at most, as configured");
        confirm("was only for today");
        eventually(() -> assertThat(page()).contains(", until restart"));
    }

    private void confirm(String reason) {
        test(find(TextField.class).withId("act-reason").single()).setValue(reason);
        test(find(Button.class).withId("act-confirm").single()).click();
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
            Lease lease = HeldConnections.anyOf(lanes);
            new HolderDialog(bench, lease.backendPid(), null).open();
            eventually(() -> assertThat(dialog())
                    .contains("The system holds it for", "Test storm › hold", "Cancel would do nothing"));
            test(find(Button.class).withId("terminate-session").single()).click();
            assertThat(find(TextField.class).withId("act-reason").single().isInvalid())
                    .isTrue();
            test(find(TextField.class).withId("act-reason").single()).setValue("leaked");
            test(find(Button.class).withId("terminate-session").single()).click();
            await().until(() -> !lanes.leases().held().contains(lease));
            eventually(() -> assertThat(find(Notification.class).all())
                    .anyMatch(notice -> notice.getElement().getTextRecursively().contains("was terminated")));
        }
    }

    @Test
    void a_sessions_dialog_is_kept_current_and_offers_nothing_once_its_holder_has_given_back() {
        navigate(PoolHealthView.class);
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 1)) {
            new HolderDialog(bench, HeldConnections.anyOf(lanes).backendPid(), null).open();
            eventually(() -> assertThat(dialog()).contains("holds it for"));
            String first = dialog();
            eventually(() -> assertThat(dialog()).contains("holds it for").isNotEqualTo(first));
        }
        eventually(() -> assertThat(dialog()).contains("gave the connection back meanwhile"));
        assertThat(find(Button.class).withId("terminate-session").single().isEnabled())
                .isFalse();
        assertThat(dialog()).doesNotContain("Terminate:");
    }

    @Test
    void an_incidents_button_leads_to_the_session_that_is_to_blame() {
        navigate(PoolHealthView.class);
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.PERSON, 95)) {
            eventually(() -> assertThat(page()).contains("End session "));
            test(remedy()).click();
            eventually(() -> assertThat(dialog()).contains("Test storm › hold", "Terminate"));
            assertThat(find(Dialog.class).single().getHeaderTitle())
                    .isEqualTo(
                            remedy().getText().replace("End session", "Session").replace("…", ""));
        }
    }

    @Test
    void a_drill_that_somebody_else_began_is_shown_and_not_stopped_by_leaving() {
        navigate(PoolHealthView.class);
        DrillRun theirs = drill.start(Lane.BACKGROUND, false, new DrillCaller(null, null));
        try {
            test(find(Button.class).withId("run-drill").single()).click();
            assertThat(dialog()).contains("A drill begun elsewhere is running");
            assertThat(find(Button.class).withId("begin-drill").single().isEnabled())
                    .isFalse();
            eventually(() -> assertThat(dialog()).contains("configuration"));
            find(Dialog.class).single().close();
            MockVaadin.clientRoundtrip();
            assertThat(theirs.report().checks())
                    .noneMatch(check -> check.detail().contains("cancelled"));
        } finally {
            theirs.cancel();
            await().until(() -> theirs.report().finished());
        }
    }

    @Test
    void every_cause_leads_to_something_that_helps() {
        navigate(PoolHealthView.class);
        RemedyButton remedy = new RemedyButton(bench, culprits);
        remedy.offer(Cause.DATABASE_FULL);
        remedy.click();
        assertThat(page()).contains("Clients that are none of ours");
        remedy.offer(Cause.LOCK_CHAIN);
        remedy.click();
        assertThat(page()).contains("Nobody waits for a lock.");
        remedy.offer(Cause.UNCLEAR);
        assertThat(remedy.isVisible()).isFalse();
        try (HeldConnections ignored = HeldConnections.take(lanes, WorkKind.JOB, 20)) {
            await().until(() -> culprits.tightestLane() == Lane.BACKGROUND);
            remedy.offer(Cause.TOO_SMALL);
            remedy.click();
            assertThat(dialog()).contains("Background: 1 kept, 24 at most instead of 1 kept, 20 at most.");
        }
    }

    private Button remedy() {
        return find(Button.class).withId("incident-remedy").single();
    }

    @Test
    @WithMockUser(roles = "VIEWER")
    void viewers_see_no_actions() {
        navigate(PoolHealthView.class);
        assertThat(find(ActMenu.class).all()).isEmpty();
    }

    private void choose(String text) {
        find(ActMenu.class).single().choose(text);
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
