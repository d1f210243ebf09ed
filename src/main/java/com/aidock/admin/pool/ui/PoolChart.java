package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.PoolSample;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.internal.JacksonUtils;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** The last 15 minutes as a chart; the past is sent once, then one point per sample. */
@Tag("pool-chart")
@StyleSheet("context://" + PoolChart.UPLOT_STYLE)
@JavaScript("context://" + PoolChart.UPLOT)
@JavaScript("context://" + PoolChart.ELEMENT)
class PoolChart extends Component {
    static final String UPLOT = "webjars/uplot/1.6.30/dist/uPlot.iife.min.js";
    static final String UPLOT_STYLE = "webjars/uplot/1.6.30/dist/uPlot.min.css";
    static final String ELEMENT = "components/pool-chart.js";

    private static final double MILLIS = 1000;

    private Instant sent = Instant.MIN;

    PoolChart() {
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", "Connections in use over the last 15 minutes");
    }

    /** Draws the whole history anew. */
    void begin(List<PoolSample> history) {
        send("setSeries", history);
    }

    /** Adds what came since the last call. */
    void append(List<PoolSample> history) {
        List<PoolSample> newer =
                history.stream().filter(sample -> sample.at().isAfter(sent)).toList();
        if (!newer.isEmpty()) {
            send("append", newer);
        }
    }

    private void send(String function, List<PoolSample> samples) {
        if (!samples.isEmpty()) {
            sent = samples.getLast().at();
        }
        ArrayNode points = JacksonUtils.createArrayNode();
        samples.forEach(sample -> points.add(point(sample)));
        getElement().callJsFunction(function, points);
    }

    private static ArrayNode point(PoolSample sample) {
        return JacksonUtils.createArrayNode()
                .add(Math.round(sample.at().toEpochMilli() / MILLIS))
                .add(sample.lane(Lane.MAIN).active())
                .add(sample.lane(Lane.BACKGROUND).active())
                .add(sample.lane(Lane.RESERVED).active())
                .add(sample.waiting())
                .add(sample.lane(Lane.MAIN).capacity());
    }
}
