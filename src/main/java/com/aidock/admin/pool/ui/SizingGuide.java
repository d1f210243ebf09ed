package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.history.LaneSlice;
import com.aidock.admin.pool.history.PoolHistory;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Rules of thumb for the size of the lanes, beside what is measured. */
class SizingGuide extends Div {
    private static final int MOST_CORES = 1024;

    private final transient PoolHistory history;
    private final IntegerField cores = new IntegerField("Cores of the database server");
    private final Paragraph start = new Paragraph();
    private final FactTable little = new FactTable(
            "capacity-little",
            "Measured, last two minutes",
            List.of("Lane", "Borrowed", "Held on average", "In use on average", "95 % waited at most"),
            "Known 10 s after the start.");

    SizingGuide(PoolHistory history) {
        this.history = history;
        addClassNames("facts", "sizing");
        cores.setId("sizing-cores");
        cores.setMin(1);
        cores.setMax(MOST_CORES);
        cores.setStepButtonsVisible(true);
        cores.setValueChangeMode(ValueChangeMode.EAGER);
        cores.setValue(Runtime.getRuntime().availableProcessors());
        cores.setHelperText("This machine's, unless you know better");
        cores.addValueChangeListener(change -> rule());
        rule();
        Paragraph law =
                new Paragraph("Connections in use = borrowed per second × time held (Little's law). A lane that is far"
                        + " larger helps nobody; one that is barely larger makes people wait in every peak.");
        Div body = new Div(cores, start);
        body.addClassName("what-if-body");
        add(new H2("How large should it be?"), body, law, little);
    }

    private void rule() {
        Integer count = cores.getValue();
        start.setText(
                count == null || count < 1 || count > MOST_CORES
                        ? "Enter the number of cores, from 1 to " + MOST_CORES + "."
                        : ("A database with %d %s works on about %d statements at once (cores × 2, and one for each spinning"
                                        + " disk), of all replicas together. More connections than that only queue inside the"
                                        + " server, unless most of them wait for something else than it.")
                                .formatted(count, count == 1 ? "core" : "cores", 2 * count));
    }

    void show() {
        Map<Lane, LaneSlice> lanes = history.lately().twoMinutes();
        little.show(Stream.of(Lane.values())
                .filter(lanes::containsKey)
                .map(lane -> row(Objects.requireNonNull(lanes.get(lane))))
                .toList());
    }

    private static List<String> row(LaneSlice slice) {
        return List.of(
                slice.lane().label(),
                String.format(Locale.ROOT, "%.1f /s", slice.rate()),
                Figures.time(slice.meanHold()),
                String.format(Locale.ROOT, "%.2f", slice.inUse()),
                Figures.time(slice.acquire().percentile(0.95)));
    }
}
