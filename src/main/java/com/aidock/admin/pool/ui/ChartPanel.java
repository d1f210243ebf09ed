package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.ui.LiveText;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** The chart with its title, and the same in a sentence for who cannot or need not see it. */
class ChartPanel extends Div {
    private final PoolChart chart = new PoolChart();
    private final Paragraph summary = new Paragraph();

    ChartPanel() {
        addClassName("chart-panel");
        summary.setId("pool-chart-summary");
        chart.getElement().setAttribute("aria-describedby", "pool-chart-summary");
        Div head = new Div(new H2("Last 15 minutes"), summary);
        head.addClassName("panel-head");
        add(head, chart);
    }

    void begin(List<PoolSample> history) {
        chart.begin(history);
        summarise(history);
    }

    void append(List<PoolSample> history) {
        chart.append(history);
        summarise(history);
    }

    private void summarise(List<PoolSample> history) {
        int most = history.stream().mapToInt(ChartPanel::active).max().orElse(0);
        int queue = history.stream().mapToInt(PoolSample::waiting).max().orElse(0);
        String waited = queue == 0 ? "nobody waited" : "at most %d waited at once".formatted(queue);
        LiveText.set(summary, "Main had at most %d in use; %s.".formatted(most, waited));
    }

    private static int active(PoolSample sample) {
        return sample.lane(Lane.MAIN).active();
    }
}
