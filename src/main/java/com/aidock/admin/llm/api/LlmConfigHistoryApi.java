package com.aidock.admin.llm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** What the documentation at {@code /v3/api-docs} says of {@link LlmConfigHistoryController}. */
@Tag(name = "LLM configurations")
interface LlmConfigHistoryApi {
    String EXAMPLE = """
            {"items": [{"revision": 3, "at": "2026-11-24T06:00:00Z", "actor": "ana@dock.example", "actor_id": "7",
              "action": "llm_config_updated", "reason": "cheaper at night", "restored_from": null,
              "changes": [{"field": "priority", "before": "100", "after": "20"}]}],
             "total": 3, "next": "3"}""";

    @Operation(
            summary = "What was changed, newest first",
            description = "Of a deleted configuration as well. Of a secret only that it changed.")
    ResponseEntity<Listing<RevisionItem>> history(
            String id,
            @Parameter(
                            description = "changes of a page",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "50"))
                    String limit,
            @Parameter(description = "\"next\" of the page before") @Nullable String cursor);
}
