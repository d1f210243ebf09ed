package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.settings.Settings;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;

/** Says that settings are not as they should be, with the way to them; nothing while all are. */
class SettingsLine extends Div {
    private final transient Settings settings;
    private final StateMark mark = new StateMark(Tone.WARNING, "");

    SettingsLine(Settings settings) {
        this.settings = settings;
        addClassName("hand-line");
        RouterLink link = new RouterLink("Open settings", PoolHealthView.class);
        link.setQueryParameters(QueryParameters.of(PoolHealthView.TAB, PoolPart.SETTINGS.key()));
        add(new Span(mark), link);
        show();
    }

    final void show() {
        int count = settings.warnings().size();
        setVisible(count > 0);
        if (count > 0) {
            mark.set(Tone.WARNING, words(count));
        }
    }

    private static String words(int count) {
        return count == 1
                ? "1 setting is not in effect as configured, or makes no sense"
                : "%d settings are not in effect as configured, or make no sense".formatted(count);
    }
}
