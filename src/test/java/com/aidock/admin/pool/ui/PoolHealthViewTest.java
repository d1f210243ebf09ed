package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.testing.HeldConnections;
import com.aidock.admin.testing.PostgresTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

@PostgresTest
@SpringBootTest
@WithMockUser(roles = "VIEWER")
class PoolHealthViewTest extends SpringBrowserlessTest {
    private static final Work DRAWING = new Work(WorkKind.SCREEN, null, "Screen", "draw");

    private final Lanes lanes;

    @Autowired
    PoolHealthViewTest(Lanes lanes) {
        this.lanes = lanes;
    }

    @Test
    void borrows_nothing_to_show_itself_and_to_stay_current() {
        // Work of this kind is refused every connection.
        DRAWING.run(() -> {
            navigate(PoolHealthView.class);
            int asked = lanes.leases().held().size();
            eventually(() -> assertThat(text()).contains("Nothing to do", "of 100", "the server answers"));
            assertThat(asked).isLessThanOrEqualTo(1);
        });
    }

    @Test
    void turns_critical_and_back_without_a_reload() {
        navigate(PoolHealthView.class);
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 95)) {
            eventually(() ->
                    assertThat(text()).contains("Critical", "Main is at 95 %", "Test storm › hold", "95", "of 100"));
            held.holdExactly(75);
            eventually(() -> assertThat(text()).contains("Warning", "Main is at 75 %"));
        }
        eventually(() -> assertThat(text()).contains("Healthy", "Nothing to do"));
    }

    @Test
    void tells_who_waits_and_for_how_long() throws InterruptedException {
        navigate(PoolHealthView.class);
        try (HeldConnections held = HeldConnections.take(lanes, WorkKind.PERSON, 100)) {
            Thread waiter = Thread.startVirtualThread(
                    () -> HeldConnections.take(lanes, WorkKind.PERSON, 1).close());
            await().until(() -> lanes.reading(Lane.MAIN).waiting() == 1);
            eventually(() -> assertThat(text()).contains("1 waiting, longest", "100 held, 1 waiting"));
            held.holdExactly(99);
            waiter.join();
        }
    }

    private String text() {
        return ((PoolHealthView) getCurrentView()).getElement().getTextRecursively();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip();
            assertion.run();
        });
    }
}
