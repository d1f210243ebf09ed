package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.drill.PoolDrill;
import com.aidock.admin.pool.settings.Settings;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The part of one pool page that acts: its buttons for administrators, and for all what was changed by hand. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class PoolActions {
    private final HandLines lines;
    private final SettingsLine settingsLine;
    private final ActMenu menu;
    private final Button drill;
    private final boolean mayAct;

    PoolActions(ActBench bench, PoolDrill drills, Settings settings) {
        this.lines = new HandLines(bench);
        this.settingsLine = new SettingsLine(settings);
        this.menu = new ActMenu(bench);
        this.drill = new Button("Run drill…", click -> new DrillDialog(bench, drills).open());
        drill.setId("run-drill");
        this.mayAct = bench.mayAct();
    }

    Component lines() {
        Div all = new Div(lines, settingsLine);
        all.addClassName("hand-lines");
        return all;
    }

    Component[] buttons() {
        return mayAct ? new Component[] {drill, menu} : new Component[0];
    }

    void show() {
        lines.show();
        settingsLine.show();
        menu.show();
    }
}
