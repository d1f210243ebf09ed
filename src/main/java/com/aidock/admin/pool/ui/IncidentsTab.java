package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.incident.Incident;
import com.aidock.admin.pool.incident.Incidents;
import com.aidock.admin.ui.BackgroundLoad;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.EmptyState;
import com.aidock.admin.ui.LateNotices;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * The incidents, the newest first, and one of them in full. Those of this process and those recorded before it started
 * are shown from memory at once; newer ones of other replicas come from the database when it answers.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class IncidentsTab extends PoolTab {
    private static final String INCIDENT = "incident";
    private static final int MOST = 50;

    private final transient Incidents incidents;
    private final BackgroundLoad load;
    private final BackgroundLoad loadOne;
    private final Div list = new Div();
    private final Div detail = new Div();
    private final EmptyState empty = new EmptyState(
            "No incidents",
            "When the pool leaves health or somebody waits in vain, it is recorded here with its cause.");
    private final transient Map<UUID, Incident> known = new LinkedHashMap<>();
    private final transient Map<UUID, IncidentRow> rows = new LinkedHashMap<>();
    private @Nullable UUID open;
    private transient @Nullable Incident drawn;

    IncidentsTab(Incidents incidents, BackgroundTasks tasks, LateNotices notices) {
        super(PoolPart.INCIDENTS);
        this.incidents = incidents;
        this.load = new BackgroundLoad(tasks, this);
        this.loadOne = new BackgroundLoad(tasks, this);
        list.addClassName("incident-list");
        detail.addClassName("incident-detail");
        add(notices.follow(load), notices.follow(loadOne), empty, detail, list);
    }

    static QueryParameters address(UUID id) {
        return QueryParameters.simple(Map.of(PoolHealthView.TAB, PoolPart.INCIDENTS.key(), INCIDENT, id.toString()));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        load.load("list incidents", () -> incidents.newest(MOST), found -> {
            found.forEach(incident -> known.put(incident.id(), incident));
            draw();
        });
    }

    @Override
    void follow(QueryParameters address) {
        address.getSingleParameter(INCIDENT).flatMap(IncidentsTab::id).ifPresent(this::open);
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void choose(UUID id) {
        open(id);
        Optional.ofNullable(findAncestor(PoolHealthView.class)).ifPresent(view -> view.name(address(id)));
    }

    private void open(UUID id) {
        open = id;
        remember();
        draw();
        // Above the list, which may be longer than the screen.
        detail.scrollIntoView();
        if (!known.containsKey(id)) {
            loadOne.load("open incident", () -> incidents.find(id), found -> {
                found.ifPresent(incident -> known.put(id, incident));
                draw();
            });
        }
    }

    @Override
    void show(PoolSample sample) {
        remember();
        draw();
    }

    /** What is in memory is newer than what was written of it. */
    private void remember() {
        incidents.remembered().forEach(incident -> known.put(incident.id(), incident));
    }

    private void draw() {
        List<Incident> newest = known.values().stream()
                .sorted(Comparator.comparing(Incident::openedAt).reversed())
                .toList();
        empty.setVisible(newest.isEmpty() && !load.pending());
        for (int i = 0; i < newest.size(); i++) {
            Incident incident = newest.get(i);
            IncidentRow row = rows.computeIfAbsent(incident.id(), id -> new IncidentRow(() -> choose(id)));
            row.show(incident, incident.id().equals(open));
            if (row.getParent().isEmpty() || list.indexOf(row) != i) {
                list.addComponentAtIndex(i, row);
            }
        }
        drawOpen();
    }

    private void drawOpen() {
        Incident incident = open == null ? null : known.get(open);
        if (incident != null && !incident.equals(drawn)) {
            drawn = incident;
            detail.removeAll();
            detail.add(new IncidentDetail(incident));
        }
    }
}
