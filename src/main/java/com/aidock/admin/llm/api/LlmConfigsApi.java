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
import org.springframework.http.ResponseEntity;

/** What the documentation at {@code /v3/api-docs} says of {@link LlmConfigsController}. */
@Tag(name = "LLM configurations")
interface LlmConfigsApi {
    @Operation(
            summary = "The list, by priority, then name, unless another order is asked for",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        description = "rows of a page",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "cursor",
                        description = "\"next\" of the page before, with the same filters and the same sort",
                        schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "sort",
                        description =
                                "what the list is sorted by, with a minus for the other direction; equal rows by priority, then name; no model and never tested count as the least",
                        example = "-last_tested",
                        schema =
                                @Schema(
                                        type = "string",
                                        defaultValue = "priority",
                                        allowableValues = {
                                            "priority",
                                            "-priority",
                                            "name",
                                            "-name",
                                            "provider",
                                            "-provider",
                                            "model",
                                            "-model",
                                            "state",
                                            "-state",
                                            "last_tested",
                                            "-last_tested"
                                        })),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "state",
                        description = "instead of include_inactive",
                        schema =
                                @Schema(
                                        type = "string",
                                        defaultValue = "active",
                                        allowableValues = {"active", "inactive", "all"})),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "include_inactive",
                        schema = @Schema(type = "boolean", defaultValue = "false")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "q",
                        description = "part of the name, the default model or the provider, in any case",
                        schema = @Schema(type = "string", maxLength = 200)),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "provider",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {
                                            "openai",
                                            "anthropic",
                                            "google",
                                            "mistral",
                                            "cohere",
                                            "huggingface",
                                            "azure_openai",
                                            "custom",
                                            "ollama",
                                            "openrouter",
                                            "groq"
                                        }))
            })
    ResponseEntity<Listing<LlmConfigItem>> list(@Parameter(hidden = true) HttpServletRequest request);

    @Operation(summary = "One configuration, without its secrets; the ETag is what a change needs")
    ResponseEntity<LlmConfigResource> read(String id);

    @Operation(summary = "The models that one offers")
    ResponseEntity<Listing<ModelItem>> models(String id);

    @Operation(
            summary = "Create one",
            description = "What is left out comes from the provider's defaults; null means none.",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = IdempotencyKey.HEADER,
                            description =
                                    "for a day, the same key with the same body gets the same answer and creates nothing",
                            schema = @Schema(type = "string", maxLength = 255)),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = LlmConfigInput.class),
                                            examples = {
                                                @ExampleObject(name = "with a key", value = LlmConfigInput.CREATE),
                                                @ExampleObject(
                                                        name = "with headers, one of them secret",
                                                        value = LlmConfigInput.CUSTOM)
                                            })),
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description = "created",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = LlmConfigResource.class))))
    ResponseEntity<byte[]> create(@Parameter(hidden = true) HttpServletRequest request);

    @Operation(
            summary = "Change some fields (JSON merge patch, RFC 7396)",
            description = "null clears a field; api_key is set by text, removed by null, kept when left out.",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            description = "the ETag of what was read, or *",
                            schema = @Schema(type = "string"),
                            example = "\"3\""),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = Paths.MERGE_PATCH,
                                            schema = @Schema(implementation = LlmConfigInput.class),
                                            examples = {
                                                @ExampleObject(name = "fields", value = LlmConfigInput.PATCH),
                                                @ExampleObject(
                                                        name = "remove the key",
                                                        value = "{\"is_active\": false, \"api_key\": null}")
                                            })))
    ResponseEntity<LlmConfigResource> change(String id, @Parameter(hidden = true) HttpServletRequest request);

    @Operation(
            summary = "Delete one that was never used",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            description = "the ETag of what was read, or *",
                            schema = @Schema(type = "string"),
                            example = "\"3\""),
            responses = @ApiResponse(responseCode = "204", description = "deleted"))
    ResponseEntity<Void> delete(String id, @Parameter(hidden = true) HttpServletRequest request);
}
