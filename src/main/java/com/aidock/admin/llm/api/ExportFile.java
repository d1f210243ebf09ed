package com.aidock.admin.llm.api;

import com.aidock.admin.llm.LlmConfigExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a file of configurations as they come; one that breaks off ends without its last brackets and is no JSON. */
final class ExportFile {
    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writer();

    private final HttpServletResponse response;

    ExportFile(HttpServletResponse response) {
        this.response = response;
    }

    /** Writes all that the source hands over. */
    void write(Instant at, Consumer<Consumer<ObjectNode>> source) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        JsonGenerator out = JSON.createGenerator(response.getOutputStream());
        out.writeStartObject();
        out.writeStringProperty("format", LlmConfigExport.FORMAT);
        out.writeStringProperty("exported_at", at.toString());
        out.writeArrayPropertyStart("configurations");
        source.accept(config -> JSON.writeValue(out, config));
        out.writeEndArray();
        out.writeEndObject();
        out.close();
    }
}
