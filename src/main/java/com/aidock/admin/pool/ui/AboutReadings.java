package com.aidock.admin.pool.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** What the readings of this page do not promise; the sentences are sent to whoever opens it. */
class AboutReadings extends Details {
    private static final List<String> SENTENCES = List.of(
            "Gauges are read one after the other, not at one instant: in use and idle may for a moment not add up to open.",
            "They are read once a second. What comes and goes between two readings is not in the chart; borrows, time-outs,"
                    + " opened and closed connections are counted where they happen and miss nothing.",
            "A percentile is the upper bound of the bucket that it falls into, at most 25 % above the true value. Percentiles of"
                    + " longer spans come from added-up buckets, not from averaged percentiles.",
            "Waits are of those who got a connection; who gave up stands among the time-outs. A connection counts as held"
                    + " when it is given back, so that one held right now is not yet in the figures; it stands under Connections.",
            "Why a connection was closed is concluded from its age and idleness, since the pool does not tell.",
            "The last 15 minutes are this process's own. Longer spans show the highest reading of each step, of the busiest replica where"
                    + " there are several, and the figures there are of all replicas together.",
            "Ten-second slices are written once a minute, kept for 26 hours, and in steps of 5 minutes for 8 days. A gap in the chart is"
                    + " time of which nothing is recorded: no process ran, or the database or scheduled work was away for longer than an hour.",
            "Page loads are timed on the server: the network and the browser's drawing come on top.",
            "Other programs' connections are counted every 2 s; what they do is seen only as far as our database user may see it.");

    AboutReadings() {
        addClassName("about-readings");
        setSummaryText("About these readings");
        addOpenedChangeListener(change -> {
            if (change.isOpened() && getContent().findAny().isEmpty()) {
                add(sentences());
            }
        });
    }

    private static UnorderedList sentences() {
        UnorderedList list = new UnorderedList();
        SENTENCES.stream().map(ListItem::new).forEach(list::add);
        return list;
    }
}
