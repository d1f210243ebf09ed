package com.aidock.admin.llm;

import com.aidock.admin.llm.document.Fault;
import com.aidock.admin.llm.document.InvalidDocument;
import com.aidock.admin.llm.document.StrictJson;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The frame of a file of configurations. */
final class ImportFile {
    static final String CONFIGURATIONS = "configurations";
    private static final String FORMAT = "format";
    private static final Set<String> KNOWN = Set.of(FORMAT, "exported_at", CONFIGURATIONS);

    private ImportFile() {}

    /**
     * The configurations as they stand in the file.
     *
     * @throws com.aidock.admin.llm.document.MalformedJson if it is no JSON object
     * @throws InvalidDocument if it is another file than an export
     */
    static List<JsonNode> read(String text) {
        ObjectNode file = StrictJson.object(text);
        for (String name : file.propertyNames()) {
            require(KNOWN.contains(name), "There is no such field in an export. Leave it out.", name);
        }
        require(
                LlmConfigExport.FORMAT.equals(file.path(FORMAT).stringValue("")),
                "This is no export of LLM configurations: \"format\" must be \"%s\".".formatted(LlmConfigExport.FORMAT),
                FORMAT);
        JsonNode configurations = file.path(CONFIGURATIONS);
        require(configurations.isArray(), "This must be a list of configurations.", CONFIGURATIONS);
        require(
                configurations.size() <= LlmConfigImport.MOST,
                "There are %,d configurations; at most %,d fit into one import. Export them in parts."
                        .formatted(configurations.size(), LlmConfigImport.MOST),
                CONFIGURATIONS);
        return configurations.valueStream().toList();
    }

    private static void require(boolean holds, String message, String field) {
        if (!holds) {
            throw new InvalidDocument(List.of(Fault.at(message, field)));
        }
    }
}
