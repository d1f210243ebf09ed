package com.aidock.admin.llm.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Says in the documentation by which problems each endpoint may answer, and what a problem looks like. */
@Component
class ProblemDocumentation implements OpenApiCustomizer {
    private static final String PROBLEM = "Problem";
    private static final Map<String, String> MEANINGS = meanings();

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("400", "the body, a parameter, the id or a header is malformed");
        meanings.put("401", "no valid token and no session");
        meanings.put("403", "the role does not allow it");
        meanings.put("404", "there is no such configuration");
        meanings.put("409", "it has usage history and cannot be deleted");
        meanings.put("412", "it was changed since it was read; the ETag is the present one");
        meanings.put("413", "the body is too large");
        meanings.put("415", "another content type is wanted");
        meanings.put("422", "a field is wrong; each has its pointer");
        meanings.put("428", "If-Match is missing");
        meanings.put(
                "503",
                "no connection came free in time, or the database gave up on the request; ask again after Retry-After seconds");
        return meanings;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(PROBLEM, problem());
        api.getPaths().forEach((path, item) -> {
            if (path.startsWith(Paths.ALL)) {
                item.readOperationsMap().forEach((method, operation) -> describe(operation, path, method.name()));
            }
        });
    }

    private static void describe(Operation operation, String path, String method) {
        for (String status : statuses(path, method)) {
            ApiResponse response = new ApiResponse()
                    .description(MEANINGS.get(status))
                    .content(new Content()
                            .addMediaType(
                                    "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
            if (status.equals("503")) {
                response.addHeaderObject("Retry-After", new Header().schema(new IntegerSchema().example(2)));
            }
            operation.getResponses().addApiResponse(status, response);
        }
    }

    private static List<String> statuses(String path, String method) {
        List<String> statuses = new ArrayList<>(List.of("400", "401", "403", "503"));
        if (path.startsWith(Paths.ONE) || path.equals(Paths.UNDO)) {
            statuses.add("404");
        }
        boolean versioned = method.equals("PATCH") || method.equals("DELETE");
        if (versioned) {
            statuses.addAll(List.of("412", "428"));
        }
        if (method.equals("DELETE")) {
            statuses.add("409");
        }
        if (method.equals("PATCH") || method.equals("POST") && !path.equals(Paths.TEST) && !path.equals(Paths.UNDO)) {
            statuses.addAll(List.of("413", "415", "422"));
        }
        return statuses;
    }

    private static Schema<?> problem() {
        ObjectSchema error = new ObjectSchema();
        error.addProperty(
                "pointer",
                new StringSchema().description("into the body, RFC 6901").example("/priority"));
        error.addProperty("parameter", new StringSchema().description("or the name of a parameter"));
        error.addProperty("detail", new StringSchema().example("Enter a priority from 0 to 1000; it is 2000."));
        ObjectSchema problem = new ObjectSchema();
        problem.description("RFC 9457");
        problem.addProperty("status", new IntegerSchema().example(422));
        problem.addProperty("title", new StringSchema().example("Unprocessable Content"));
        problem.addProperty("detail", new StringSchema().example("Enter a priority from 0 to 1000; it is 2000."));
        problem.addProperty("instance", new StringSchema().example(Paths.ALL));
        problem.addProperty("errors", new ArraySchema().items(error));
        for (String part : PartialImport.PARTS) {
            problem.addProperty(
                    part,
                    new ArraySchema()
                            .items(new ObjectSchema())
                            .description("of an import that a failure ended: index, id, name and reason"));
        }
        problem.addProperty("undo", new StringSchema().description("takes back what such an import had stored"));
        return problem;
    }
}
