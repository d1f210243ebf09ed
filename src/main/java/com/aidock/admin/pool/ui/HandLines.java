package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.act.ActPreview;
import com.aidock.admin.pool.act.HandChange;
import com.aidock.admin.pool.act.HandChanges;
import com.aidock.admin.ui.RelativeTime;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says what is not as it was configured: by whom, since when, until when, and offers the way back. */
class HandLines extends Div {
    private final transient ActBench bench;
    private @Nullable Shown shown;
    private boolean acted;

    HandLines(ActBench bench) {
        this.bench = bench;
        addClassName("hand-lines");
        getElement().setAttribute("role", "status");
        show();
    }

    final void show() {
        Shown now = new Shown(bench.changes().all(), bench.changes().pause());
        if (!now.equals(shown)) {
            shown = now;
            removeAll();
            now.changes().forEach(change -> add(line(change)));
            now.pause().ifPresent(pause -> add(line(pause)));
            keepCursor();
        }
    }

    /** The line that the cursor went back to after its dialog may be gone: what can be done is in the menu then. */
    private void keepCursor() {
        if (acted) {
            acted = false;
            getElement()
                    .executeJs("if (document.activeElement === document.body)"
                            + " document.getElementById('act-menu')?.focus({preventScroll: true})");
        }
    }

    private Div line(HandChange change) {
        Div line = line(
                "%s changed by hand (%s): %d kept, %d at most, by %s"
                        .formatted(
                                change.lane().label(),
                                change.what(),
                                change.now().minimumIdle(),
                                change.now().maximumSize(),
                                change.by()),
                new RelativeTime(change.at()),
                change.kept(),
                change.reason());
        if (bench.mayAct()) {
            line.add(
                    button(keeping(change.kept()), () -> keep(change)),
                    button(
                            "Back to %d–%d…"
                                    .formatted(
                                            change.before().minimumIdle(),
                                            change.before().maximumSize()),
                            () -> takeBack(change)));
        }
        return line;
    }

    private Div line(HandChanges.Paused pause) {
        Div line = line(
                "Scheduled work is paused by " + pause.by(),
                new RelativeTime(pause.at()),
                pause.kept(),
                pause.reason());
        if (bench.mayAct()) {
            line.add(button(keeping(pause.kept()), () -> keep(pause)), button("Resume…", this::resume));
        }
        return line;
    }

    private static Div line(String what, RelativeTime since, boolean kept, String reason) {
        Span text = new Span(new Span(what + ", "), since);
        text.add(kept ? ", kept after a restart" : ", until restart");
        text.add(reason.isEmpty() ? "" : " — " + reason);
        Div line = new Div(text);
        line.addClassName("hand-line");
        return line;
    }

    private void takeBack(HandChange change) {
        new ActDialog(
                        bench,
                        "Return %s to its settings before"
                                .formatted(change.lane().id()),
                        "Return",
                        () -> bench.lanes().previewTakeBack(change.lane(), change.at()),
                        (reason, keep) -> bench.lanes().takeBack(change.lane(), change.at(), reason))
                .open();
    }

    private void keep(HandChange change) {
        Lane lane = change.lane();
        boolean keep = !change.kept();
        keeping(
                        "the settings of " + lane.id(),
                        keep,
                        () -> bench.keeps().preview(lane, change.at(), keep),
                        (reason, ignored) -> bench.keeps().keep(lane, change.at(), keep, reason))
                .open();
    }

    private void keep(HandChanges.Paused pause) {
        boolean keep = !pause.kept();
        keeping("the pause", keep, () -> bench.keeps().previewPause(keep), (reason, ignored) -> bench.keeps()
                        .keepPause(keep, reason))
                .open();
    }

    private ActDialog keeping(String what, boolean keep, Supplier<ActPreview> preview, ActDialog.Action action) {
        return new ActDialog(
                        bench,
                        (keep ? "Keep %s after a restart" : "End %s with a restart").formatted(what),
                        keep ? "Keep" : "End with restart",
                        preview,
                        action)
                .needingReason();
    }

    private void resume() {
        ActMenu.resume(bench).open();
    }

    private static String keeping(boolean kept) {
        return kept ? "End with restart…" : "Keep…";
    }

    private Button button(String text, Runnable action) {
        Button button = new Button(text, click -> {
            acted = true;
            action.run();
        });
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private record Shown(List<HandChange> changes, Optional<HandChanges.Paused> pause) {}
}
