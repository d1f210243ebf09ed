package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneTuning;
import com.aidock.admin.pool.act.ActPreview;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;

/** Asks for a lane's new size and shows, while it is typed, what it would do. */
final class ResizeDialog {
    private final ActBench bench;
    private final Select<Lane> lane = new Select<>();
    private final IntegerField minimum = field("Kept ready", "resize-minimum", 0);
    private final IntegerField maximum = field("At most", "resize-maximum", 1);
    private final ActDialog dialog;

    ResizeDialog(ActBench bench) {
        this.bench = bench;
        this.dialog = new ActDialog(bench, "Resize a lane", "Resize", this::preview, (reason, keep) -> bench.lanes()
                        .resize(lane.getValue(), value(minimum), value(maximum), reason, keep))
                .needingReason()
                .offeringToKeep();
        lane.setLabel("Lane");
        lane.setId("resize-lane");
        lane.setItems(Lane.values());
        lane.setItemLabelGenerator(Lane::label);
        lane.addValueChangeListener(change -> take(change.getValue()));
        lane.setValue(Lane.MAIN);
        List.of(minimum, maximum).forEach(field -> field.addValueChangeListener(change -> dialog.refresh()));
        Div sizes = new Div(lane, minimum, maximum);
        sizes.addClassName("act-sizes");
        dialog.content().addComponentAsFirst(sizes);
    }

    /** Begins with this lane and the larger size that would help it now. */
    ResizeDialog forMore(Lane tight) {
        lane.setValue(tight);
        bench.lanes().larger(tight).ifPresent(maximum::setValue);
        return this;
    }

    void open() {
        dialog.open();
    }

    private void take(Lane chosen) {
        LaneTuning now = bench.lanes().tuning(chosen);
        minimum.setValue(now.minimumIdle());
        maximum.setValue(now.maximumSize());
    }

    private ActPreview preview() {
        for (IntegerField field : List.of(minimum, maximum)) {
            if (field.getValue() == null) {
                return ActPreview.refused("%s: enter a whole number from %d to %d."
                        .formatted(field.getLabel(), field.getMin(), LaneTuning.MOST));
            }
        }
        return bench.lanes().previewResize(lane.getValue(), value(minimum), value(maximum));
    }

    /** What is no number cannot be confirmed; if it were, the rules would refuse it. */
    private static int value(IntegerField field) {
        Integer value = field.getValue();
        return value == null ? -1 : value;
    }

    private static IntegerField field(String label, String id, int least) {
        IntegerField field = new IntegerField(label);
        field.setId(id);
        field.setMin(least);
        field.setMax(LaneTuning.MOST);
        field.setStepButtonsVisible(true);
        field.setManualValidation(true);
        field.setValueChangeMode(ValueChangeMode.EAGER);
        return field;
    }
}
