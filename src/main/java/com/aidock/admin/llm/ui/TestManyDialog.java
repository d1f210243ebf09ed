package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ManyResult;
import com.aidock.admin.llm.ManyTests;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tests many configurations, which costs nothing: shows how far it is, can be cancelled, and says at the end what was
 * found and what was not.
 */
class TestManyDialog extends Dialog {
    private final transient Workbench workbench;
    private final transient Map<Long, String> names;
    private final Runnable onEnd;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph summary = new Paragraph();
    private final ManyGrid grid;
    private final Button cancel = new Button("Cancel the rest", click -> cancel());
    private final Button close = new Button("Close", click -> close());
    private final AtomicBoolean drawing = new AtomicBoolean();
    private transient @Nullable ManyTests tests;
    private transient long started;

    /**
     * @param names the configurations by id, in the order in which they are tested
     * @param onEnd runs on the screen when the last test has ended: the list shows their results then
     */
    TestManyDialog(Workbench workbench, Map<Long, String> names, Runnable onEnd) {
        this.workbench = workbench;
        this.names = names;
        this.onEnd = onEnd;
        this.grid = new ManyGrid(names, workbench.reasons());
        setHeaderTitle("Test %,d %s".formatted(names.size(), names.size() == 1 ? "connection" : "connections"));
        setWidth("48rem");
        setCloseOnOutsideClick(false);
        summary.setId("many-summary");
        summary.getElement().setAttribute("role", "status");
        bar.setMax(Math.max(1, names.size()));
        bar.getElement().setAttribute("aria-label", "Tests that have ended");
        cancel.setId("cancel-many");
        close.setId("close-many");
        Div parts = new Div(
                new Paragraph(
                        "Each key is checked and each list is read; no completion is asked for, so this costs nothing."),
                bar,
                summary,
                grid);
        parts.addClassName("llm-dialog");
        add(parts);
        getFooter().add(cancel, close);
        // Whoever leaves does not want the rest.
        addDetachListener(event -> cancel());
    }

    /** Opens and begins. */
    void begin() {
        open();
        Consumer<Runnable> screen = workbench.tasks().wayBack(UI.getCurrentOrThrow(), this, "test many");
        started = System.nanoTime();
        tests = workbench.tests().startAll(List.copyOf(names.keySet()), () -> changed(screen));
        draw();
    }

    /** Hundreds of tests change often: what came while the screen was busy is drawn at once. */
    private void changed(Consumer<Runnable> screen) {
        if (drawing.compareAndSet(false, true)) {
            screen.accept(() -> {
                drawing.set(false);
                draw();
            });
        }
    }

    private void draw() {
        ManyTests now = tests;
        if (now == null) {
            return;
        }
        List<ManyResult> results = now.results();
        boolean ended = results.stream().allMatch(result -> result.state().ended());
        bar.setValue(results.stream().filter(result -> result.state().ended()).count());
        // What needs somebody comes first, once nothing moves any more.
        grid.setItems(
                ended
                        ? results.stream()
                                .sorted(Comparator.comparingInt(TestManyDialog::urgency))
                                .toList()
                        : results);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        summary.setText(ended ? ManySummary.ended(results, took) : ManySummary.running(results));
        if (ended) {
            tests = null;
            cancel.setVisible(false);
            onEnd.run();
        }
    }

    private void cancel() {
        ManyTests now = tests;
        if (now != null) {
            cancel.setEnabled(false);
            now.cancel();
        }
    }

    private static int urgency(ManyResult result) {
        return switch (result.state()) {
            case BROKEN -> 1;
            case TESTED -> Objects.requireNonNull(result.report()).result().ok() ? 3 : 0;
            default -> 2;
        };
    }
}
