package com.aidock.admin.pool.ui;

import com.aidock.admin.database.RecordingCost;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.cost.OwnCost;
import com.aidock.admin.pool.cost.SamplerUse;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.Heartbeat;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** What watching the pool costs here and now, with how each figure is found. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class CostTab extends PoolTab {
    private static final double KIB = 1024;

    private final transient OwnCost cost;
    private final transient BackgroundTasks tasks;
    private final transient Heartbeat heartbeat;
    private final FactTable table =
            new FactTable("own-cost", "What watching costs", List.of("What", "Figure", "How it is found"), "");
    private final Button again = new Button("Measure again", click -> measure());
    private String perBorrow = "…";

    CostTab(OwnCost cost, BackgroundTasks tasks, Heartbeat heartbeat) {
        super(PoolPart.COST);
        this.cost = cost;
        this.tasks = tasks;
        this.heartbeat = heartbeat;
        again.setId("measure-cost");
        again.addThemeVariants(ButtonVariant.SMALL);
        Paragraph more = new Paragraph(
                "Beside bare HikariCP, datasource-proxy and FlexyPool, and what viewers of this page cost: docs/benchmarks.md.");
        more.addClassName("setting-quiet");
        Div tools = new Div(again, more);
        tools.addClassName("setting-tools");
        add(table, tools);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        measure();
    }

    /** Off the screen: it takes some milliseconds of a processor. */
    private void measure() {
        again.setEnabled(false);
        tasks.run(this, "measure own cost", RecordingCost::nanosPerBorrow, nanos -> {
            perBorrow = "%,d ns".formatted(nanos);
            again.setEnabled(true);
            draw();
        });
    }

    @Override
    void show(PoolSample sample) {
        draw();
    }

    private void draw() {
        long each = cost.bytesPerSample();
        table.show(List.of(
                List.of(
                        "Recording a borrow and its return",
                        perBorrow,
                        "100,000 of them in this process, in a registry of their own, without a connection"),
                List.of("Processor for sampling", sampler(), "The sampler thread's processor time"),
                List.of(
                        "Memory for a sample",
                        "%,d B, %s for the %,d kept now, %s at most"
                                .formatted(
                                        each,
                                        kib(each * cost.samplesKept()),
                                        cost.samplesKept(),
                                        kib(each * cost.samplesAtMost())),
                        "Counted field by field, as a 64-bit JVM lays objects out"),
                List.of(
                        "Short-lived memory",
                        allocated(),
                        "Bytes that the sampler's thread allocates, and drops again"),
                List.of(
                        "Screens kept live",
                        Integer.toString(heartbeat.listeners()),
                        "Pages of this console that are open and get news by push each second")));
    }

    private String sampler() {
        return cost.sampler()
                .map(use -> String.format(
                        Locale.ROOT,
                        "%.2f %% of a core over the last %d s",
                        use.cores() * 100,
                        use.over().toSeconds()))
                .orElse("…");
    }

    private String allocated() {
        return cost.sampler()
                .map(SamplerUse::allocatedPerSample)
                .map(bytes -> kib(bytes) + " a sample")
                .orElse("…");
    }

    private static String kib(long bytes) {
        return String.format(Locale.ROOT, "%,.1f KiB", bytes / KIB);
    }
}
