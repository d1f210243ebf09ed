package com.aidock.admin.pool.api;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.AuditedAttempt;
import com.aidock.admin.events.AuditedObject;
import com.aidock.admin.pool.incident.Incident;
import com.aidock.admin.pool.incident.Incidents;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** One incident as a JSON document; those of this process are had from memory, older ones on the reserved lane. */
@RestController
class PoolIncidentController {
    private final Incidents incidents;
    private final ApplicationEventPublisher events;

    PoolIncidentController(Incidents incidents, ApplicationEventPublisher events) {
        this.incidents = incidents;
        this.events = events;
    }

    @GetMapping("/admin/llm-configs/debug/incidents/{id}")
    @PreAuthorize("hasRole('VIEWER')")
    ResponseEntity<String> incident(@PathVariable UUID id) {
        Work rescue = Work.current().as(WorkKind.RESCUE, "Pool incidents", "export");
        Optional<Incident> found = rescue.call(() -> incidents.find(id));
        found.ifPresent(incident -> events.publishEvent(AuditedAttempt.export(
                AuditAction.POOL_INCIDENT_EXPORTED,
                AuditedObject.pool(id.toString(), "Incident " + id),
                "id=" + id,
                1,
                true)));
        return found.map(incident -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CONTENT_DISPOSITION, named(id))
                        .body(Incidents.json(incident)))
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no incident with this id."));
    }

    private static String named(UUID id) {
        return ContentDisposition.attachment()
                .filename("incident-" + id + ".json")
                .build()
                .toString();
    }
}
