package com.aidock.admin.pool.ui;

import com.aidock.admin.pool.incident.Incident;
import com.vaadin.flow.internal.JacksonUtils;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** An incident where it began in the chart. */
record ChartMark(UUID id, Instant at, String label) {
    static ChartMark of(Incident incident) {
        return new ChartMark(
                incident.id(),
                incident.openedAt(),
                "Incident: " + incident.verdict().cause().label());
    }

    /** Those that began since, each once; what is remembered is newer than what was stored. */
    static List<ChartMark> of(List<Incident> remembered, List<Incident> stored, Instant since) {
        Map<UUID, Incident> each = new LinkedHashMap<>();
        stored.forEach(incident -> each.put(incident.id(), incident));
        remembered.forEach(incident -> each.put(incident.id(), incident));
        return each.values().stream()
                .filter(incident -> !incident.openedAt().isBefore(since))
                .map(ChartMark::of)
                .toList();
    }

    ObjectNode json() {
        return JacksonUtils.createObjectNode()
                .put("id", id.toString())
                .put("at", at.getEpochSecond())
                .put("label", label);
    }
}
