package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.ui.LightMenu;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an administrator can do about the pool; each choice previews its effect first. */
class ActMenu extends LightMenu {
    private final transient ActBench bench;
    private @Nullable Boolean paused;

    ActMenu(ActBench bench) {
        this.bench = bench;
        setId("act-menu");
        show();
    }

    /** Offers what can be done now. */
    final void show() {
        boolean now = bench.changes().pause().isPresent();
        if (paused == null || now != paused) {
            paused = now;
            show("Act", entries(now));
        }
    }

    private List<Entry> entries(boolean nowPaused) {
        List<Entry> idle = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            idle.add(new Choice(lane.label() + "…", () -> evict(lane).open()));
        }
        return List.of(
                new Choice("Resize a lane…", () -> new ResizeDialog(bench).open()),
                new Choice("Emergency profile…", () -> emergency().open()),
                new Group("Close idle connections", idle),
                new Separator(),
                nowPaused
                        ? new Choice(
                                "Resume scheduled work…", () -> resume(bench).open())
                        : new Choice("Pause scheduled work…", () -> pause().open()));
    }

    private ActDialog emergency() {
        return new ActDialog(
                        bench,
                        "Emergency profile for main",
                        "Set profile",
                        bench.lanes()::previewEmergency,
                        bench.lanes()::emergency)
                .offeringToKeep();
    }

    private ActDialog evict(Lane lane) {
        return new ActDialog(
                bench,
                "Close idle connections of " + lane.id(),
                "Close them",
                () -> bench.lanes().previewEvict(lane),
                (reason, keep) -> bench.lanes().evict(lane, reason));
    }

    private ActDialog pause() {
        return new ActDialog(bench, "Pause scheduled work", "Pause", bench.pause()::preview, bench.pause()::pause)
                .offeringToKeep();
    }

    static ActDialog resume(ActBench bench) {
        return new ActDialog(
                bench, "Resume scheduled work", "Resume", bench.pause()::previewResume, (reason, keep) -> bench.pause()
                        .resume(reason));
    }
}
