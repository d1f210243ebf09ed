package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.BatchProgress;
import com.aidock.admin.llm.BatchResult;
import com.aidock.admin.llm.ImportPlan;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** What can be done to the marked rows; says how far it is, what came of it, and takes it back. */
class BulkBar extends Div {
    /**
     * How something is called while it is done and when it has been done, and whether it is done to the marked ones.
     */
    private record Deed(String doing, String done, boolean ofMarks) {}

    private static final Deed UNDO = new Deed("Taking back", "taken back", false);
    private static final int STEP = 20;
    private static final int REASONS = 5;

    private final transient Workbench workbench;
    private final transient Marks marks;
    private final Button[] ofMarks;
    private final transient Runnable onChanged;
    private final Div state = new Div();
    private final Div actions = new Div();
    private boolean running;

    BulkBar(Workbench workbench, Marks marks, Runnable onChanged) {
        this.workbench = workbench;
        this.marks = marks;
        this.onChanged = onChanged;
        this.ofMarks = ofMarks();
        addClassName("llm-bulk");
        setId("bulk");
        state.getElement().setAttribute("role", "status");
        state.addClassName("llm-bulk-state");
        actions.addClassName("llm-bulk-actions");
        add(state, actions);
        marks.onChange(this::marked);
        marked();
    }

    boolean isRunning() {
        return running;
    }

    private void run(Deed deed, int count, Function<BatchProgress, BatchResult> work) {
        run(deed, count, work, result -> ended(deed, result, result));
    }

    private void run(Deed deed, int count, Function<BatchProgress, BatchResult> work, Consumer<BatchResult> onEnd) {
        AtomicBoolean stop = new AtomicBoolean();
        Consumer<Runnable> screen =
                workbench.tasks().wayBack(getUI().orElseGet(UI::getCurrentOrThrow), this, deed.doing());
        BatchProgress progress = seen -> {
            if (seen % STEP == 0) {
                screen.accept(() -> reached(deed, seen, count));
            }
            return !stop.get();
        };
        running = true;
        show(deed.doing() + "…", button("stop", "Stop", () -> stop.set(true)));
        workbench.tasks().run(this, deed.doing(), () -> work.apply(progress), onEnd::accept, this::failed);
    }

    private void marked() {
        if (running) {
            return;
        }
        if (marks.size() == 0) {
            setVisible(false);
            return;
        }
        show("%,d marked".formatted(marks.size()), ofMarks);
    }

    private Button[] ofMarks() {
        return new Button[] {
            button("activate-marked", "Activate", () -> setActive(true)),
            button("deactivate-marked", "Deactivate", () -> setActive(false)),
            button("prioritise-marked", "Set priority…", this::askPriority),
            button("test-marked", "Test…", this::test),
            button("export-marked", "Export", () -> Transfer.download(this, Transfer.of(marks.ids()))),
            button("delete-marked", "Delete…", this::askDelete),
            button("clear-marks", "Clear", marks::clear)
        };
    }

    private void setActive(boolean active) {
        List<Long> ids = marks.ids();
        run(
                active ? new Deed("Activating", "activated", true) : new Deed("Deactivating", "deactivated", true),
                ids.size(),
                progress -> workbench.batches().setActive(ids, active, progress));
    }

    private void askPriority() {
        List<Long> ids = marks.ids();
        new PriorityDialog(workbench, ids.size(), priority -> setPriority(ids, priority, true)).open();
    }

    /** Gives one configuration another priority, whatever is marked. */
    void setPriority(long id, int priority) {
        setPriority(List.of(id), priority, false);
    }

    private void setPriority(List<Long> ids, int priority, boolean ofMarks) {
        Deed deed = new Deed("Setting priority " + priority, "set to priority " + priority, ofMarks);
        run(deed, ids.size(), progress -> workbench.batches().setPriority(ids, priority, progress));
    }

    /** Carries an import out, whatever is marked. */
    void importAll(ImportPlan plan) {
        run(new Deed("Importing", "imported", false), plan.toStore().size(), progress -> workbench
                .imports()
                .apply(plan, progress));
    }

    /** The dialog tells of progress and outcome itself, and is where the tests are stopped. */
    private void test() {
        new TestManyDialog(workbench, marks.names(), onChanged).begin();
    }

    private void askDelete() {
        List<Long> ids = marks.ids();
        new DeleteManyDialog(
                        workbench,
                        ids.size(),
                        () -> run(new Deed("Deleting", "deleted", true), ids.size(), progress -> workbench
                                .batches()
                                .delete(ids, progress)))
                .open();
    }

    private void reached(Deed deed, int seen, int count) {
        if (running) {
            state.setText("%s: %,d of %,d".formatted(deed.doing(), seen, count));
        }
    }

    private void ended(Deed deed, BatchResult result, BatchResult undoable) {
        running = false;
        onChanged.run();
        if (deed.ofMarks() && !result.incomplete()) {
            marks.clear();
        }
        show(
                outcome(deed, result),
                button("undo", deed == UNDO ? "Undo the rest" : "Undo", () -> undo(undoable)),
                button("close-bulk", "Close", this::marked));
        boolean mayUndo = !undoable.done().isEmpty();
        actions.getChildren().findFirst().ifPresent(undo -> undo.setVisible(mayUndo));
        if (!result.unknown().isEmpty()) {
            state.add(reasons("%,d may have been changed:", result.unknown()));
        }
        if (!result.refused().isEmpty()) {
            state.add(reasons("%,d left as they are:", result.refused()));
        }
    }

    private String outcome(Deed deed, BatchResult result) {
        int count = result.outcomes().size();
        Throwable failure = result.stoppedBy();
        String done = result.incomplete()
                ? "%,d of %,d %s; %,d not tried.".formatted(result.done().size(), count, deed.done(), result.notTried())
                : result.done().isEmpty() && result.refused().isEmpty()
                        ? "Nothing was changed."
                        : "%,d %s.".formatted(result.done().size(), deed.done());
        return failure == null ? done : done + " " + workbench.reason(failure);
    }

    private void undo(BatchResult done) {
        run(
                UNDO,
                done.done().size(),
                progress -> workbench.batches().undo(done, progress),
                result -> ended(UNDO, result, done.rest(result)));
    }

    private static Component reasons(String head, List<BatchResult.Refusal> refused) {
        UnorderedList list = new UnorderedList();
        refused.stream().limit(REASONS).forEach(refusal -> list.add(new ListItem(refusal.reason())));
        if (refused.size() > REASONS) {
            list.add(new ListItem("and %,d more".formatted(refused.size() - REASONS)));
        }
        return new Div(new Span(head.formatted(refused.size())), list);
    }

    private void failed(Throwable failure) {
        running = false;
        onChanged.run();
        show("Not finished. " + workbench.text(failure), button("close-bulk", "Close", this::marked));
    }

    private void show(String text, Button... buttons) {
        state.setText(text);
        // Buttons that stay must not be others: a click on its way to one that is gone does nothing.
        if (!actions.getChildren().toList().equals(List.of(buttons))) {
            actions.removeAll();
            actions.add(buttons);
        }
        setVisible(true);
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text, click -> action.run());
        button.setId(id);
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
