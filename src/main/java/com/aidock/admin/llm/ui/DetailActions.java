package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.llm.TestDepth;
import com.aidock.admin.llm.TestReport;
import com.aidock.admin.llm.TestResult;
import com.aidock.admin.llm.probe.AddressGuard;
import com.aidock.admin.llm.probe.ProbeOutcome;
import com.aidock.admin.ui.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with an open configuration beside saving it; each is done at once and leaves what was typed alone.
 */
class DetailActions {
    private final Workbench workbench;
    private final ConfigDetail detail;
    private final TestPanel test;
    private final PastTests past = new PastTests();
    private final MissingModels missing = new MissingModels();
    private final Div parts = new Div();
    private @Nullable Shown shown;
    private final Button testButton = button("Test", "test-connection", this::test);
    private final Button toggle = button("Deactivate", "toggle-active", this::toggle);
    private final Button duplicate = button("Duplicate", "duplicate-config", this::duplicate);
    private final Button history = button("History", "show-history", this::showHistory);
    private final Button delete = button("Delete…", "delete-config", this::askDelete);

    DetailActions(Workbench workbench, ConfigDetail detail) {
        this.workbench = workbench;
        this.detail = detail;
        this.test = new TestPanel(workbench, this::tested);
        parts.addClassName("llm-tests");
        parts.add(missing, test, past);
        history.setEnabled(false);
        new KeyActions(workbench, detail);
    }

    List<Button> buttons() {
        return List.of(testButton, toggle, history, duplicate, delete);
    }

    /** What is known of the connection: missing models, the last test, and those before it. */
    Div parts() {
        return parts;
    }

    TestPanel testPanel() {
        return test;
    }

    void setUsable(boolean usable) {
        List.of(testButton, toggle, duplicate, delete).forEach(button -> button.setEnabled(usable));
    }

    void show(LlmConfigDetails stored) {
        // Viewers read it as well.
        history.setEnabled(true);
        toggle.setText(stored.form().active() ? "Deactivate" : "Activate");
        Shown now = new Shown(stored.lastTest(), stored.allowedPrivateHost());
        if (parts.isAttached()) {
            lookBack(stored);
        }
        if (!now.equals(shown) && !test.running()) {
            shown = now;
            test.show(stored.lastTest());
            offer(now);
        }
    }

    private void offer(Shown now) {
        if (workbench.mayChange()) {
            test.offer(TestPanel.completionButton(() -> test(TestDepth.COMPLETION)));
        }
        String allowed = now.allowedHost();
        if (allowed != null) {
            Button takeBack = button("Take back", "disallow-host", this::disallowHost);
            takeBack.setEnabled(workbench.mayChange());
            test.offer(new Span("Calls to the private host %s are allowed.".formatted(allowed)), takeBack);
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
                            test.start(depth, stages -> workbench.tests().testDraft(id, form, typed, depth, stages)));
        } else {
            test.start(depth, stages -> workbench.tests().start(id, depth, stages));
        }
    }

    /** Reads what is known of earlier tests; a failure leaves what is shown, as nothing depends on it. */
    private void lookBack(LlmConfigDetails stored) {
        workbench
                .tasks()
                .run(
                        parts,
                        "look at earlier tests",
                        () -> workbench.testHistory().known(stored),
                        known -> {
                            past.show(known.tests());
                            missing.show(known.missing());
                        },
                        failure -> {});
    }

    /** Asks for models with the stored connection, and stores those that are chosen. */
    void discover() {
        long id = detail.id();
        new DiscoverDialog(workbench, detail.current().form(), detail.current(), this::takeOver)
                .ask(stages -> workbench.tests().discoverModels(id, stages));
    }

    private void takeOver(List<String> models, String first) {
        long version = detail.current().version();
        change(
                "take over models",
                () -> workbench.configs().applyModels(detail.id(), version, models, first),
                done -> Notices.success("%,d models are stored.".formatted(models.size())));
    }

    private void tested(TestReport report) {
        if (report.stored()) {
            Shown now = new Shown(report.result(), detail.current().allowedPrivateHost());
            shown = now;
            offer(now);
            detail.refresh();
        } else {
            test.offer(TestPanel.completionButton(() -> test(TestDepth.COMPLETION)));
        }
    }

    private void offerToAllow() {
        host().filter(host -> !AddressGuard.isForbiddenHost(host))
                .ifPresent(host ->
                        test.offer(button("Allow calls to %s…".formatted(host), "allow-host", () -> askAllow(host))));
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
        change(
                "take back allowed host",
                () -> workbench.configs().allowPrivateHost(detail.id(), version, null),
                done -> {});
    }

    private void toggle() {
        LlmConfigDetails stored = detail.current();
        boolean activate = !stored.form().active();
        change(
                activate ? "activate" : "deactivate",
                () -> workbench.configs().setActive(stored.id(), stored.version(), activate),
                done -> Notices.success("%s is %s.".formatted(done.form().name(), activate ? "active" : "inactive")));
    }

    private void duplicate() {
        long id = detail.id();
        workbench
                .tasks()
                .run(detail, "duplicate", () -> workbench.configs().duplicate(id), detail::copied, detail::refused);
    }

    private void showHistory() {
        new HistoryDialog(workbench, detail.current(), detail::changed).open();
    }

    private void askDelete() {
        new DeleteDialog(workbench, detail.current(), detail::deleted, detail::changed).open();
    }

    private void change(String operation, Supplier<LlmConfigDetails> change, Consumer<LlmConfigDetails> then) {
        detail.saveBar().noProblem();
        workbench
                .tasks()
                .run(
                        detail,
                        operation,
                        change,
                        done -> {
                            detail.changed(done);
                            then.accept(done);
                        },
                        detail::refused);
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
