package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.probe.ListedPrices;
import com.aidock.admin.ui.Notices;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with an open configuration beside saving it; each is done at once and leaves what was typed alone.
 */
class DetailActions {
    private final Workbench workbench;
    private final ConfigDetail detail;
    private final DetailTests tests;
    private final Button testButton;
    private final Button toggle = button("Deactivate", "toggle-active", this::toggle);
    private final Button duplicate = button("Duplicate", "duplicate-config", this::duplicate);
    private final Button history = button("History", "show-history", this::showHistory);
    private final Button delete = button("Delete…", "delete-config", this::askDelete);

    DetailActions(Workbench workbench, ConfigDetail detail) {
        this.workbench = workbench;
        this.detail = detail;
        this.tests = new DetailTests(workbench, detail, this::change);
        this.testButton = button("Test", "test-connection", tests::test);
        history.setEnabled(false);
        new KeyActions(workbench, detail);
    }

    List<Button> buttons() {
        return List.of(testButton, toggle, history, duplicate, delete);
    }

    /** What is known of the connection, and the tests of it. */
    DetailTests tests() {
        return tests;
    }

    void setUsable(boolean usable) {
        List.of(testButton, toggle, duplicate, delete).forEach(button -> button.setEnabled(usable));
    }

    void show(LlmConfigDetails stored) {
        // Viewers read it as well.
        history.setEnabled(true);
        toggle.setText(stored.form().active() ? "Deactivate" : "Activate");
        tests.show(stored);
    }

    /** Asks for models with the stored connection, and stores those that are chosen. */
    void discover() {
        long id = detail.id();
        new DiscoverDialog(workbench, detail.current().form(), detail.current(), this::takeOver)
                .ask(stages -> workbench.tests().discoverModels(id, stages));
    }

    private void takeOver(List<String> models, String first, @Nullable ListedPrices prices) {
        long version = detail.current().version();
        change(
                "take over models",
                () -> workbench.configs().applyModels(detail.id(), version, models, first, prices),
                done -> Notices.success("%,d models%s are stored."
                        .formatted(models.size(), prices == null ? "" : " and the prices of " + first)));
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

    private static Button button(String text, String id, Runnable action) {
        Button button = new Button(text, click -> action.run());
        button.setId(id);
        return button;
    }
}
