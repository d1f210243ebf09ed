package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.DiscoveredModels;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.ModelChange;
import com.aidock.admin.llm.ModelChange.Kind;
import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.TestReport;
import com.aidock.admin.llm.TestRun;
import com.aidock.admin.llm.probe.DiscoveredModel;
import com.aidock.admin.llm.probe.ListedPrices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a provider for its models, shows how they differ from those that are stored, and lets an administrator choose
 * those to offer, and the default among them. Nothing changes before that.
 */
class DiscoverDialog extends Dialog {
    /** Takes what was chosen: models in the provider's order, the default, and its prices if they are wanted. */
    @FunctionalInterface
    interface Choice {
        void take(List<String> models, String first, @Nullable ListedPrices prices);
    }

    private final transient Workbench workbench;
    private final TestPanel test;
    private final Span difference = new Span();
    private final TextField filter = new TextField();
    private final ModelGrid grid = new ModelGrid();
    private final ComboBox<String> first = new ComboBox<>("Default model");
    private final Button apply = new Button("Take over");
    private final Span remark = new Span();
    private final OtherUses others = new OtherUses();
    private final PriceOffer prices;
    private final transient LlmConfigForm present;
    private final transient @Nullable LlmConfigDetails stored;

    /**
     * @param present what the form says now; its default model is kept if it is listed
     * @param stored the configuration, or null for a new one
     * @param onApply gets what was chosen
     */
    DiscoverDialog(Workbench workbench, LlmConfigForm present, @Nullable LlmConfigDetails stored, Choice onApply) {
        this.workbench = workbench;
        this.present = present;
        this.stored = stored;
        this.prices = new PriceOffer(present);
        this.test = new TestPanel(workbench, this::found);
        setHeaderTitle("Discover models");
        setWidth("44rem");
        filter.setPlaceholder("Filter");
        filter.setAriaLabel("Filter models");
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        difference.setId("model-difference");
        grid.addSelectionListener(event -> chosenChanged());
        first.setManualValidation(true);
        first.addValueChangeListener(event -> {
            apply.setEnabled(event.getValue() != null);
            prices.offer(stored == null ? null : event.getValue());
        });
        apply.setId("apply-models");
        apply.addThemeVariants(ButtonVariant.PRIMARY);
        apply.addClickListener(click -> {
            close();
            onApply.take(grid.chosen(), Objects.requireNonNull(first.getValue()), prices.chosen());
        });
        Div parts = new Div(test, difference, others, filter, grid, remark, first, prices);
        parts.addClassName("llm-dialog");
        add(parts);
        getFooter().add(new Button("Cancel", click -> close()), apply);
        List.of(difference, filter, grid, first, apply, remark).forEach(part -> part.setVisible(false));
    }

    /** Opens and asks. */
    void ask(Function<TestRun.Listener, TestRun> starter) {
        open();
        test.start(starter);
    }

    private void found(TestReport report) {
        if (!report.result().ok() && report.models().isEmpty()) {
            return;
        }
        List<ModelChange> models =
                ModelChange.between(present.provider(), present.availableModels(), report.models(), report.complete());
        grid.show(models);
        prices.listed(report.models());
        filter.addValueChangeListener(event -> grid.filter(event.getValue()));
        List.of(difference, filter, grid, first, apply).forEach(part -> part.setVisible(true));
        difference.setText(difference());
        remark(report.complete());
        preselect(report.models());
        if (isAttached()) {
            lookAround();
        } else {
            // The answer was there before the dialog was.
            addAttachListener(event -> {
                event.unregisterListener();
                lookAround();
            });
        }
    }

    /** What is named and still listed stays; of the rest, what fits is offered. */
    private void preselect(List<DiscoveredModel> listed) {
        grid.preselect(new HashSet<>(DiscoveredModels.offered(listed)));
        chosenChanged();
        String before = present.defaultModel();
        first.setValue(
                before != null && grid.chosen().contains(before)
                        ? before
                        : DiscoveredModels.defaultOf(listed).orElse(null));
        apply.setEnabled(first.getValue() != null);
    }

    /** Who else names what is gone; a failure leaves it out, as nothing depends on it. */
    private void lookAround() {
        LlmConfigDetails config = stored;
        List<String> gone = grid.ids(Kind.GONE);
        if (config != null) {
            workbench
                    .tasks()
                    .run(
                            this,
                            "find others that name gone models",
                            () -> new OtherUses.Found(
                                    workbench.blastRadius().others(config, gone, OtherUses.MOST + 1),
                                    workbench.blastRadius().all(0).total()),
                            others::show,
                            failure -> {});
        }
    }

    private void chosenChanged() {
        String before = first.getValue();
        List<String> chosen = grid.chosen();
        first.setItems(chosen);
        first.setValue(before != null && chosen.contains(before) ? before : null);
        apply.setText("Take over %,d %s".formatted(chosen.size(), chosen.size() == 1 ? "model" : "models"));
        apply.setEnabled(first.getValue() != null);
    }

    private String difference() {
        List<String> gone = grid.ids(Kind.GONE);
        String counts = "%,d new, %,d as before, %,d announced to end, %,d gone."
                .formatted(
                        grid.ids(Kind.NEW).size(),
                        grid.ids(Kind.KEPT).size(),
                        grid.ids(Kind.ENDING).size(),
                        gone.size());
        return gone.isEmpty() ? counts : counts + " Not listed any more: " + MissingModels.names(gone);
    }

    private void remark(boolean complete) {
        String text = complete ? "" : "The provider lists more models than are read; add others by hand. ";
        if (present.provider() == Provider.AZURE_OPENAI) {
            text += "Azure lists models, while requests name deployments: enter your deployments' names by hand.";
        }
        remark.setText(text);
        remark.setVisible(!text.isEmpty());
    }
}
