package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Lane;
import com.aidock.admin.pool.LeaseView;
import com.aidock.admin.pool.PoolAdvice;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.PoolReader;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.Trouble;
import com.aidock.admin.pool.history.HistoryRange;
import com.aidock.admin.ui.Heartbeat;
import com.aidock.admin.ui.PageHeader;
import com.aidock.admin.ui.RelativeTime;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The pool, live: what is wrong and what to do first, then the lanes, what was in use over time, and who holds a
 * connection. It reads memory only and works when nothing else does.
 */
@StyleSheet("context://pool.css")
@Route(PoolMark.PAGE)
@PageTitle("Pool health")
@Menu(title = "Pool health", order = 20, icon = "icons/pool.svg")
@RolesAllowed("VIEWER")
class PoolHealthView extends Div implements AfterNavigationObserver {
    static final String TAB = "tab";
    private static final String RANGE = "range";

    private final transient PoolMonitor monitor;
    private final transient PoolReader reader;
    private final transient PoolAdvice advice;
    private final PoolMark mark;
    private final RelativeTime updated;
    private final Span live;
    private final Advice sentences = new Advice();
    private final List<LaneCard> lanes =
            Stream.of(Lane.values()).map(LaneCard::new).toList();
    private final DatabaseCard database = new DatabaseCard();
    private final ChartPanel chart;
    private final IncidentLine incident;
    private final PoolTabs tabs;
    private final PoolActions actions;
    private PoolSample shown;

    PoolHealthView(
            PoolMonitor monitor,
            PoolReader reader,
            PoolAdvice advice,
            PoolTabs tabs,
            PoolActions actions,
            ChartPanel chart,
            IncidentLine incident,
            Heartbeat heartbeat) {
        this.monitor = monitor;
        this.reader = reader;
        this.advice = advice;
        this.shown = monitor.latest();
        this.mark = new PoolMark(shown);
        this.updated = RelativeTime.live(shown.at());
        this.live = new Span(new Span("live · "), updated);
        this.actions = actions;
        this.chart = chart;
        this.incident = incident;
        incident.onOpen(this::openIncident);
        this.tabs = tabs;
        tabs.onChoice(this::name);
        addClassNames("page", "pool-page");
        Div cards = new Div();
        cards.addClassName("gauges");
        lanes.forEach(cards::add);
        cards.add(database);
        add(header(), actions.lines(), incident, sentences, cards, chart, tabs, new AboutReadings());
        chart.listen(range -> name(tabs.open()), this::openIncident);
        heartbeat.whileAttached(this, this::update);
    }

    private PageHeader header() {
        live.addClassName("live-mark");
        return new PageHeader("Pool health", mark, live).withActions(actions.buttons());
    }

    /** A link to the page may name a tab and a range, and the address always names those that are open. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        QueryParameters address = event.getLocation().getQueryParameters();
        address.getSingleParameter(TAB).flatMap(PoolPart::of).ifPresent(tabs::open);
        tabs.open().follow(address);
        tabs.show(shown);
        chart.show(address.getSingleParameter(RANGE).flatMap(HistoryRange::of).orElse(HistoryRange.QUARTER));
    }

    /** Follows the link without loading the page anew. */
    private void openIncident(UUID id) {
        tabs.open(PoolPart.INCIDENTS);
        tabs.open().follow(IncidentsTab.address(id));
        tabs.show(shown);
        name(IncidentsTab.address(id));
    }

    private void name(PoolTab tab) {
        tab.show(shown);
        name(QueryParameters.of(TAB, tab.part().key()));
    }

    /** Puts what a tab shows into the address, beside the range of the chart. */
    void name(QueryParameters tab) {
        QueryParameters all = chart.range() == HistoryRange.QUARTER
                ? tab
                : tab.merging(RANGE, chart.range().key());
        UI.getCurrentOrThrow().getPage().getHistory().replaceState(null, new Location(PoolMark.PAGE, all));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        shown = monitor.latest();
        show(shown);
    }

    private void update() {
        PoolSample sample = monitor.latest();
        if (sample != shown) {
            shown = sample;
            chart.update();
            show(sample);
        }
    }

    private void show(PoolSample sample) {
        List<LeaseView> waiters = reader.waiters();
        mark.show(sample);
        updated.setInstant(sample.at());
        live.setVisible(!sample.isOutdated());
        setClassName("outdated", sample.isOutdated());
        boolean told =
                !sample.isOutdated() && sample.lasting().filter(Trouble::known).isPresent();
        sentences.show(advice.headline(sample), advice.recommendations(sample), told);
        lanes.forEach(card -> card.show(sample, waiters));
        database.show(sample);
        actions.show();
        incident.show();
        tabs.show(sample);
    }
}
