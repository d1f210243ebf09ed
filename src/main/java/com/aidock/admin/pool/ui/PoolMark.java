package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.fault.StandingFault;
import com.aidock.admin.pool.Health;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.Trouble;
import com.aidock.admin.ui.LiveText;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;

/**
 * The pool's health as shape, word and figure: "▲ Warning 82 %"; and who waits while that is healthy: "▲ 61 waiting 34
 * %".
 */
public class PoolMark extends Span {
    /** Where the whole of it is shown. */
    public static final String PAGE = "admin/pool-health";

    private static final List<String> SCRIPTS =
            List.of(PoolChart.UPLOT, PoolChart.ELEMENT, Gauge.ELEMENT, "components/times.js");

    private final StateMark mark = new StateMark(Tone.NEUTRAL, "");
    private final Span figure = new Span();

    public PoolMark(PoolSample sample) {
        addClassName("pool-mark");
        figure.addClassName("pool-mark-figure");
        add(mark, figure);
        show(sample);
    }

    public final void show(PoolSample sample) {
        boolean there = sample.database().reachable() && !sample.isOutdated();
        Optional<StandingFault> fault = sample.database().fault();
        if (sample.isOutdated()) {
            mark.set(tone(sample.health()), sample.health().label());
        } else if (fault.isPresent()) {
            mark.set(tone(sample.verdict()), "Database " + fault.get().fault().label());
        } else if (!there) {
            mark.set(Tone.BAD, "Database away");
        } else if (sample.health() == Health.HEALTHY && sample.lasting().isPresent()) {
            // In the frame of a page there is room for a word; the cause is on hover, and on the pool page in full.
            mark.set(Tone.BAD, "Incident");
        } else if (sample.queuesInHealth()) {
            mark.set(Tone.WARNING, sample.waiting() + " waiting");
        } else {
            mark.set(tone(sample.health()), sample.health().label());
        }
        getElement().setAttribute("title", sample.lasting().map(Trouble::headline).orElse(""));
        // While the database is away, or the pool was not read lately, the share says nothing about it.
        LiveText.set(figure, there ? Figures.percent(worst(sample)) : "");
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
            case UNKNOWN -> Tone.NEUTRAL;
        };
    }

    /** The scripts of that page, relative to the root: whoever builds it may fetch them early. */
    public static List<String> scripts() {
        return SCRIPTS;
    }
}
