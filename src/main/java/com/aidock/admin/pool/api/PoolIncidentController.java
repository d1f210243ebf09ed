package com.aidock.admin.pool.api;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.pool.incident.Incidents;
import java.util.UUID;
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

    PoolIncidentController(Incidents incidents) {
        this.incidents = incidents;
    }

    @GetMapping("/admin/llm-configs/debug/incidents/{id}")
    @PreAuthorize("hasRole('VIEWER')")
    ResponseEntity<String> incident(@PathVariable UUID id) {
        Work rescue = Work.current().as(WorkKind.RESCUE, "Pool incidents", "export");
        return rescue.call(() -> incidents.find(id))
                .map(incident -> ResponseEntity.ok()
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
