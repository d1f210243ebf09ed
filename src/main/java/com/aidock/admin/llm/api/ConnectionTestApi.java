package com.aidock.admin.llm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;

/** What the documentation at {@code /v3/api-docs} says of {@link ConnectionTestController}. */
@Tag(name = "LLM configurations")
interface ConnectionTestApi {
    @Operation(
            summary = "Test the connection",
            description = "Asks the provider with the stored key and answers when it has, which may take the"
                    + " configuration's time-out. The result is stored. No body.")
    ResponseEntity<TestAnswer> test(String id);
}
