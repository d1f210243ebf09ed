package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.ModelUse;
import com.aidock.admin.ui.RelativeTime;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;

/** Says that a configuration names models which its provider did not list last. */
class MissingModels extends Div {
    private static final int NAMED = 5;

    MissingModels() {
        addClassName("llm-missing");
        setId("missing-models");
        setVisible(false);
    }

    void show(Optional<ModelUse> use) {
        removeAll();
        setVisible(use.isPresent());
        use.ifPresent(missing -> {
            boolean fails = missing.hitsDefault();
            add(new StateMark(
                    fails && missing.active() ? Tone.BAD : Tone.WARNING,
                    fails ? "default model not listed" : "models not listed"));
            add(new Span("%s does not list %s".formatted(missing.provider().displayName(), names(missing.missing()))));
            if (missing.listedAt() != null) {
                Span when = new Span(new Span("as of "), new RelativeTime(missing.listedAt()));
                when.addClassName("llm-secondary");
                add(when);
            }
            add(new Span("Discover models to see what replaces them."));
        });
    }

    /** Some by name, the rest by number. */
    static String names(List<String> models) {
        String some = String.join(", ", models.subList(0, Math.min(NAMED, models.size())));
        return models.size() <= NAMED ? some + "." : "%s and %,d more.".formatted(some, models.size() - NAMED);
    }
}
