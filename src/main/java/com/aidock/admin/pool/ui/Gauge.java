package com.aidock.admin.pool.ui;

import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A card with one figure of a whole, a bar of it, and two lines of what belongs to it. The browser makes its parts: as
 * elements of the server they are 9 KB of every open page.
 */
@Tag("pool-gauge")
@JavaScript("context://" + Gauge.ELEMENT)
class Gauge extends Component implements HasStyle {
    static final String ELEMENT = "components/pool-gauge.js";

    private static final String HEADING = "heading";
    private static final String FIGURE = "figure";
    private static final String WHOLE = "whole";
    private static final String SHAPE = "shape";
    private static final String WORD = "word";
    private static final String IMPORTANT = "important";
    private static final String QUIET = "quiet";

    private Tone tone = Tone.NEUTRAL;

    Gauge(String title) {
        addClassName("gauge");
        set(HEADING, title);
    }

    void show(int part, int total) {
        set(FIGURE, Integer.toString(part));
        set(WHOLE, "of " + total);
        double share = total == 0 ? 0 : Math.min(1, (double) part / total);
        set("share", String.format(Locale.ROOT, "%.1f", share * 100));
    }

    /** The verdict, which stays away while there is nothing to say. */
    void judge(Tone newTone, String word) {
        if (newTone != tone || !hasClassName(newTone.className())) {
            removeClassName(tone.className());
            addClassName(newTone.className());
            tone = newTone;
        }
        set(SHAPE, newTone.shape());
        set(WORD, newTone == Tone.WARNING || newTone == Tone.BAD ? word : "");
    }

    /** The line that matters, and the one for the curious. */
    void say(String important, String quiet) {
        set(IMPORTANT, important);
        set(QUIET, quiet);
    }

    /** What is to be read on it, a line for each part. */
    final String text() {
        return Stream.of(HEADING, WORD, FIGURE, WHOLE, IMPORTANT, QUIET)
                .map(name -> Objects.requireNonNullElse(getElement().getAttribute(name), ""))
                .collect(Collectors.joining("\n"));
    }

    /** The same value would be sent again. */
    private void set(String name, String value) {
        if (!value.equals(getElement().getAttribute(name))) {
            getElement().setAttribute(name, value);
        }
    }
}
