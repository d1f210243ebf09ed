package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.llm.TestDepth;
import com.aidock.admin.llm.TestReport;
import com.aidock.admin.llm.TestResult;
import com.aidock.admin.llm.probe.AddressGuard;
import com.aidock.admin.llm.probe.ProbeOutcome;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an open configuration's connection (missing models, the last test and those before it), and tests of
 * it.
 */
class DetailTests extends Div {
    /** Changes the open configuration at once. */
    @FunctionalInterface
    interface Change {
        void run(String operation, Supplier<LlmConfigDetails> change, Consumer<LlmConfigDetails> then);
    }

    private final transient Workbench workbench;
    private final ConfigDetail detail;
    private final transient Change change;
    private final TestPanel panel;
    private final PastTests past = new PastTests();
    private final MissingModels missing = new MissingModels();
    private transient @Nullable Shown shown;

    DetailTests(Workbench workbench, ConfigDetail detail, Change change) {
        this.workbench = workbench;
        this.detail = detail;
        this.change = change;
        this.panel = new TestPanel(workbench, this::tested);
        addClassName("llm-tests");
        add(missing, panel, past);
    }

    TestPanel panel() {
        return panel;
    }

    void show(LlmConfigDetails stored) {
        Shown now = new Shown(stored.lastTest(), stored.allowedPrivateHost());
        if (isAttached()) {
            lookBack(stored);
        }
        if (!now.equals(shown) && !panel.running()) {
            shown = now;
            panel.show(stored.lastTest());
            offer(now);
        }
    }

    private void offer(Shown now) {
        if (workbench.mayChange()) {
            panel.offer(TestPanel.completionButton(() -> test(TestDepth.COMPLETION)));
        }
        String allowed = now.allowedHost();
        if (allowed != null) {
            Button takeBack = button("Take back", "disallow-host", this::disallowHost);
            takeBack.setEnabled(workbench.mayChange());
            panel.offer(new Span("Calls to the private host %s are allowed.".formatted(allowed)), takeBack);
        } else if (now.blocked() && workbench.mayChange()) {
            offerToAllow();
        }
    }

    /** Tests what is typed if that leads elsewhere than what is stored, else what is stored. */
    void test() {
        test(TestDepth.LIST);
    }

    private void test(TestDepth depth) {
        long id = detail.id();
        Secret typed = detail.key().typed();
        // A completion uses the model and its parameters as well, which are not of the connection.
        boolean elsewhere = detail.fields().connectionChanged()
                || typed != null
                || (depth == TestDepth.COMPLETION && detail.unsaved() > 0);
        if (elsewhere) {
            detail.connectionIfValid()
                    .ifPresent(form ->
                            panel.start(depth, stages -> workbench.tests().testDraft(id, form, typed, depth, stages)));
        } else {
            panel.start(depth, stages -> workbench.tests().start(id, depth, stages));
        }
    }

    /** Reads what is known of earlier tests; a failure leaves what is shown, as nothing depends on it. */
    private void lookBack(LlmConfigDetails stored) {
        workbench
                .tasks()
                .run(
                        this,
                        "look at earlier tests",
                        () -> workbench.testHistory().known(stored),
                        known -> {
                            past.show(known.tests(), stored.failing());
                            missing.show(known.missing());
                        },
                        failure -> {});
    }

    private void tested(TestReport report) {
        if (report.stored()) {
            Shown now = new Shown(report.result(), detail.current().allowedPrivateHost());
            shown = now;
            offer(now);
            detail.refresh();
        } else {
            panel.offer(TestPanel.completionButton(() -> test(TestDepth.COMPLETION)));
        }
    }

    private void offerToAllow() {
        host().filter(host -> !AddressGuard.isForbiddenHost(host))
                .ifPresent(host ->
                        panel.offer(button("Allow calls to %s…".formatted(host), "allow-host", () -> askAllow(host))));
    }

    private void askAllow(String host) {
        long version = detail.current().version();
        new AskDialog<>(
                        workbench,
                        "Allow calls to %s?".formatted(host),
                        "Its address is private: this server would send the key and requests into its own network. Allow it only if %s is yours. It holds until the endpoint changes."
                                .formatted(host),
                        "Allow",
                        () -> workbench.configs().allowPrivateHost(detail.id(), version, host),
                        done -> {
                            detail.changed(done);
                            test();
                        })
                .open();
    }

    private void disallowHost() {
        long version = detail.current().version();
        change.run(
                "take back allowed host",
                () -> workbench.configs().allowPrivateHost(detail.id(), version, null),
                done -> {});
    }

    private Optional<String> host() {
        @Nullable String endpoint = detail.current().form().apiEndpoint();
        return Optional.ofNullable(endpoint).map(URI::create).map(URI::getHost);
    }

    /** What the panel tells, so that it is not drawn anew under somebody's hand. */
    private record Shown(
            @Nullable TestResult result, @Nullable String allowedHost) {
        boolean blocked() {
            return result != null && result.outcome() == ProbeOutcome.BLOCKED_ADDRESS;
        }
    }

    private static Button button(String text, String id, Runnable action) {
        Button button = new Button(text, click -> action.run());
        button.setId(id);
        return button;
    }
}
