package com.aidock.admin.llm.ui;

import static org.awaitility.Awaitility.await;

import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.testing.FakeProvider;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.awaitility.core.ThrowingRunnable;

/** What the tests of the configurations' screens have in common. */
final class LlmScreens {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private LlmScreens() {}

    /** An active configuration at this provider; the first model is the default one. */
    @SuppressWarnings("NullAway") // annotations of a compact constructor's parameters are lost in the class file
    static LlmConfigForm form(String name, FakeProvider provider, String... models) {
        return new LlmConfigForm(
                name,
                null,
                Provider.OPENAI,
                provider.endpoint().toString(),
                null,
                models[0],
                List.of(models),
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                true,
                100,
                List.of(),
                Map.of());
    }

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
