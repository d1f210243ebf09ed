package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.menubar.MenuBar;

/** What an administrator can do about the pool; each choice previews its effect first. */
class ActMenu extends MenuBar {
    private final transient ActBench bench;
    private final MenuItem pause;
    private final MenuItem resume;

    ActMenu(ActBench bench) {
        this.bench = bench;
        setId("act-menu");
        SubMenu menu = addItem("Act").getSubMenu();
        menu.addItem("Resize a lane…", click -> new ResizeDialog(bench).open());
        menu.addItem("Emergency profile…", click -> emergency().open());
        SubMenu evict = menu.addItem("Close idle connections").getSubMenu();
        for (Lane lane : Lane.values()) {
            evict.addItem(lane.label() + "…", click -> evict(lane).open());
        }
        menu.addSeparator();
        pause = menu.addItem("Pause scheduled work…", click -> pause().open());
        resume = menu.addItem("Resume scheduled work…", click -> resume(bench).open());
        show();
    }

    /** Offers what can be done now. */
    final void show() {
        boolean paused = bench.changes().pause().isPresent();
        if (pause.isVisible() == paused) {
            pause.setVisible(!paused);
        }
        if (resume.isVisible() != paused) {
            resume.setVisible(paused);
        }
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
