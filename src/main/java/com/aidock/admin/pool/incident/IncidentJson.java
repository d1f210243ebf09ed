package com.aidock.admin.pool.incident;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** An incident as JSON: how it is stored, and how it is exported. */
final class IncidentJson {
    /** What a later version adds or takes away must not make an old incident unreadable. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private IncidentJson() {}

    static String write(Incident incident) {
        return JSON.writeValueAsString(incident);
    }

    static Incident read(String document) {
        return JSON.readValue(document, Incident.class);
    }
}
