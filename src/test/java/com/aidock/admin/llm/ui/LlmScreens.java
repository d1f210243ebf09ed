package com.aidock.admin.llm.ui;

import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.awaitility.core.ThrowingRunnable;

/** What the tests of the configurations' screens have in common. */
final class LlmScreens {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private LlmScreens() {}

    /** Everything that is written in a part of the screen. */
    static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    /** Lets pushes through until this holds; what is not on the screen yet may come. */
    static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE)
                .pollInSameThread()
                .ignoreExceptionsInstanceOf(NoSuchElementException.class)
                .untilAsserted(() -> {
                    MockVaadin.clientRoundtrip();
                    assertion.run();
                });
    }
}
