package com.aidock.admin.ui;

import static org.awaitility.Awaitility.await;

import com.aidock.admin.database.LeaseRegistry;
import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.VaadinSession;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;

/** A screen without a browser, and background tasks over it. */
abstract class ScreenTest extends BrowserlessTest {
    final LeaseRegistry leases = new LeaseRegistry();
    final FakeDelays delays = new FakeDelays();
    final BackgroundTasks tasks = new BackgroundTasks(leases, delays, new PersonTurns());
    final CopyOnWriteArrayList<Throwable> reported = new CopyOnWriteArrayList<>();
    final Div owner = new Div();

    /** No routes: what is shown here is made here. */
    @Override
    protected Set<String> scanPackages() {
        return Set.of("com.aidock.admin.testing");
    }

    @BeforeEach
    void open() {
        VaadinSession.getCurrent().setErrorHandler(event -> reported.add(event.getThrowable()));
        UI.getCurrent().add(owner);
    }

    /** Lets pushes through until this holds. */
    static void eventually(ThrowingRunnable assertion) {
        await().pollInSameThread().untilAsserted(() -> {
            // With our own error handler: whatever fails on the screen is collected, not thrown.
            MockVaadin.runUIQueue(true);
            MockVaadin.clientRoundtrip();
            assertion.run();
        });
    }
}
