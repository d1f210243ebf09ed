package com.aidock.admin.pool.ui;

import com.aidock.admin.ui.LiveText;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A card with one figure of a whole, a bar of it, and two lines of what belongs to it. */
class Gauge extends Div {
    private final Span figure = new Span();
    private final Span whole = new Span();
    private final Div bar = new Div();
    private final Div fill = new Div();
    private final Div first = new Div();
    private final Div second = new Div();
    private final StateMark verdict = new StateMark(Tone.NEUTRAL, "");
    private Tone tone = Tone.NEUTRAL;

    Gauge(String title) {
        addClassName("gauge");
        figure.addClassName("gauge-figure");
        whole.addClassName("gauge-whole");
        bar.addClassName("gauge-bar");
        // The figures beside it say the same in words.
        bar.getElement().setAttribute("aria-hidden", "true");
        bar.add(fill);
        first.addClassName("gauge-fact");
        second.addClassNames("gauge-fact", "gauge-fact-quiet");
        Div figures = new Div(figure, whole);
        figures.addClassName("gauge-figures");
        Div head = new Div(new H2(title), verdict);
        head.addClassName("gauge-head");
        add(head, figures, bar, first, second);
    }

    void show(int part, int total) {
        LiveText.set(figure, Integer.toString(part));
        LiveText.set(whole, "of " + total);
        double share = total == 0 ? 0 : Math.min(1, (double) part / total);
        fill.getStyle().setWidth(String.format(Locale.ROOT, "%.1f%%", share * 100));
    }

    /** The verdict, which stays away while there is nothing to say. */
    void judge(Tone newTone, String word) {
        if (newTone != tone || !hasClassName(newTone.className())) {
            removeClassName(tone.className());
            addClassName(newTone.className());
            tone = newTone;
        }
        verdict.set(newTone, word);
        verdict.setVisible(newTone == Tone.WARNING || newTone == Tone.BAD);
    }

    /** The line that matters, and the one for the curious. */
    void say(String important, String quiet) {
        LiveText.set(first, important);
        LiveText.set(second, quiet);
    }
}
