package com.aidock.admin.llm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;

/** What the documentation at {@code /v3/api-docs} says of {@link TransferController}. */
@Tag(name = "LLM configurations")
interface TransferApi {
    String FILE = """
            {"format": "aidock-llm-configs/1", "exported_at": "2026-11-25T20:00:00Z", "configurations": [
              {"name": "Support assistant", "provider": "openai", "default_model": "gpt-5-mini", "priority": 10,
               "custom_headers": {"X-Team": "support", "X-Gateway-Key": {"secret": true}}}]}""";
    String DRY_RUN = """
            {"dry_run": true, "total": 1, "stored": 0, "refused": [], "undo": null, "items": [
              {"index": 0, "name": "Support assistant", "outcome": "changed",
               "changes": [{"field": "priority", "before": "100", "after": "10"}],
               "missing": ["custom_headers.X-Gateway-Key"], "errors": []}]}""";

    String UNDONE = """
            {"undone": 2, "refused": ["Somebody changed LLM configuration 7 meanwhile; it was left as it is."]}""";

    @Operation(
            summary = "Export configurations for another environment",
            description = "One JSON file without keys and without values of secret headers, streamed, by priority, then"
                    + " name. The filters are those of the list.",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "ids",
                        description = "these alone, with commas between them; at most 1,000",
                        schema = @Schema(type = "string"),
                        example = "3,7"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "state",
                        schema =
                                @Schema(
                                        type = "string",
                                        defaultValue = "active",
                                        allowableValues = {"active", "inactive", "all"})),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "include_inactive",
                        schema = @Schema(type = "boolean", defaultValue = "false")),
                @Parameter(in = ParameterIn.QUERY, name = "q", schema = @Schema(type = "string", maxLength = 200)),
                @Parameter(in = ParameterIn.QUERY, name = "provider", schema = @Schema(type = "string"))
            },
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the file",
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    void export(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException;

    @Operation(
            summary = "Import configurations that were exported elsewhere",
            description =
                    "Matched by name: new ones are created, others changed; what the file leaves out stays. No"
                            + " key and no secret header is taken from a file or overwritten: what lacks one is stored inactive."
                            + " A file with anything wrong in it stores nothing. A failure in the middle is a problem"
                            + " that lists what is done, failed, unknown and not tried, with the undo. At most 16 MiB and 5,000 configurations.",
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = "dry_run",
                            description = "say what would be done, and do nothing",
                            schema = @Schema(type = "boolean", defaultValue = "false")),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(type = "object"),
                                            examples = @ExampleObject(name = "an export", value = FILE))))
    ResponseEntity<ImportAnswer> take(@Parameter(hidden = true) HttpServletRequest request);

    @Operation(
            summary = "Take back what an import stored",
            description =
                    "By the undo of its answer, within an hour and at the replica that imported. What somebody has"
                            + " changed since is left as it is.",
            parameters =
                    @Parameter(
                            in = ParameterIn.PATH,
                            name = "undo",
                            required = true,
                            schema = @Schema(type = "string", format = "uuid")))
    ResponseEntity<UndoAnswer> undo(String undo);
}
