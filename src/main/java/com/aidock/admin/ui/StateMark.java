package com.aidock.admin.ui;

import com.vaadin.flow.component.html.Span;

/** A state as shape, colour and word: "● active", "■ bad key". */
public class StateMark extends Span {
    private final Span shape = new Span();
    private final Span word = new Span();
    private Tone tone = Tone.NEUTRAL;

    public StateMark(Tone tone, String word) {
        addClassName("state-mark");
        shape.addClassName("state-mark-shape");
        shape.getElement().setAttribute("aria-hidden", "true");
        add(shape, this.word);
        set(tone, word);
    }

    public final void set(Tone newTone, String newWord) {
        LiveText.set(word, newWord);
        LiveText.set(shape, newTone.shape());
        // A class taken away and given back would be sent, too.
        if (newTone != tone || !hasClassName(newTone.className())) {
            removeClassName(tone.className());
            addClassName(newTone.className());
            tone = newTone;
        }
    }
}
