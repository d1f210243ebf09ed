package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.html.Span;

/** The pool's health as shape, word and figure: "▲ Warning 82 %". */
public class PoolMark extends Span {
    private final StateMark mark = new StateMark(Tone.NEUTRAL, "");
    private final Span figure = new Span();

    public PoolMark(PoolSample sample) {
        addClassName("pool-mark");
        figure.addClassName("pool-mark-figure");
        add(mark, figure);
        show(sample);
    }

    public final void show(PoolSample sample) {
        if (sample.database().reachable()) {
            mark.set(tone(sample.health()), sample.health().label());
        } else {
            mark.set(Tone.BAD, "Database away");
        }
        figure.setText(Figures.percent(worst(sample)));
    }

    /** The share that the verdict is about. */
    private static double worst(PoolSample sample) {
        return sample.lanes().stream()
                .filter(reading -> reading.lane() != Lane.RESERVED)
                .mapToDouble(LaneReading::utilisation)
                .max()
                .orElse(0);
    }

    static Tone tone(Health health) {
        return switch (health) {
            case HEALTHY -> Tone.GOOD;
            case WARNING -> Tone.WARNING;
            case CRITICAL -> Tone.BAD;
        };
    }
}
