package com.aidock.admin.pool.ui;

import com.aidock.admin.database.Instance;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.pool.Capacity;
import com.aidock.admin.pool.Fleet;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.ServerBudget;
import com.aidock.admin.pool.backend.Backends;
import com.aidock.admin.pool.backend.ServerShares;
import com.aidock.admin.pool.history.PoolHistory;
import com.aidock.admin.ui.StateMark;
import com.aidock.admin.ui.Tone;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** What all lanes together may open, what the server has for them, who else is there, and what more replicas need. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class CapacityTab extends PoolTab {
    private static final String NOTHING = "";

    private final transient Capacity capacity;
    private final transient Backends backends;
    private final StateMark verdict = new StateMark(Tone.NEUTRAL, "");
    private final Paragraph sum = new Paragraph();
    private final FactTable now =
            new FactTable("capacity-now", "The server's connections", List.of("What", "May open", "Open now"), NOTHING);
    private final FactTable others = new FactTable(
            "capacity-others",
            "Clients that are none of ours",
            List.of("Program", "User", "Database", "Connections", "Running", "Idle"),
            "Nobody else is connected.");
    private final WhatIf whatIf;
    private final SizingGuide guide;

    CapacityTab(Capacity capacity, Backends backends, PoolHistory history) {
        super(PoolPart.CAPACITY);
        this.capacity = capacity;
        this.backends = backends;
        this.whatIf = new WhatIf(capacity);
        this.guide = new SizingGuide(history);
        Div head = new Div(verdict, sum);
        head.addClassNames("facts", "capacity-verdict");
        add(head, now, others, whatIf, guide);
    }

    @Override
    void show(PoolSample sample) {
        ServerBudget budget = capacity.now();
        Fleet running = capacity.of(capacity.replicas());
        verdict.set(running.fits() ? Tone.GOOD : Tone.WARNING, words(running));
        sum.setText(running.lines()
                + " (max_connections %d less %d reserved).".formatted(budget.maxConnections(), budget.reservedSlots()));
        List<List<String>> rows = new ArrayList<>();
        sample.lanes().forEach(lane -> rows.add(lane(lane)));
        rows.add(
                row("All lanes of this process", budget.sum(), sample.database().ours()));
        ServerShares.of(backends.latest()).ifPresent(shares -> {
            replicas(shares, budget, rows);
            others.show(shares.others().stream().map(CapacityTab::client).toList());
        });
        rows.add(List.of("Clients that are none of ours", "", Integer.toString(running.foreign())));
        rows.add(row(
                "All that the server has for ordinary clients",
                budget.available(),
                sample.database().openConnections()));
        rows.add(List.of("Kept back by the server (reserved slots)", Integer.toString(budget.reservedSlots()), ""));
        now.show(rows);
        whatIf.show();
        guide.show();
    }

    private static String words(Fleet running) {
        String who = running.replicas() == 1
                ? "The lanes of this process"
                : "The lanes of %d replicas".formatted(running.replicas());
        return running.fits()
                ? "%s fit: %d connections stay free when all are full".formatted(who, running.left())
                : "%s do not fit: %d connections are missing when all are full".formatted(who, -running.left());
    }

    private static List<String> lane(LaneReading lane) {
        return row(lane.lane().label() + " lane", lane.capacity(), lane.total());
    }

    private static void replicas(ServerShares shares, ServerBudget budget, List<List<String>> rows) {
        for (Map.Entry<String, Integer> replica : shares.replicas().entrySet()) {
            if (!replica.getKey().equals(Instance.self())) {
                // What another replica may open it alone knows; it is taken to be sized like this one.
                rows.add(row("Replica " + replica.getKey(), budget.sum(), replica.getValue()));
            }
        }
    }

    private static List<String> client(ServerShares.Client client) {
        return List.of(
                client.program(),
                client.user(),
                client.database(),
                Integer.toString(client.connections()),
                Integer.toString(client.active()),
                idle(client.idle()));
    }

    private static String idle(ServerShares.@Nullable Idle idle) {
        return idle == null
                ? ""
                : "%d, longest for %s (session %d)"
                        .formatted(idle.sessions(), Figures.duration(idle.longest()), idle.pid());
    }

    private static List<String> row(String what, int may, int open) {
        return List.of(what, Integer.toString(may), Integer.toString(open));
    }
}
