package com.aidock.admin.llm.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** The key under which a client asks for one creation however often it has to ask. */
final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";
    /** Set where an answer was given before. */
    static final String REPEATED = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private IdempotencyKey() {}

    /** As it was sent, without the quotes that the draft standard puts around it. */
    static Optional<String> of(HttpServletRequest request) {
        List<String> lines = Collections.list(request.getHeaders(HEADER));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String key = lines.getFirst().strip().replaceFirst("^\"(.*)\"$", "$1");
        if (lines.size() > 1 || !KEY.matcher(key).matches()) {
            throw new ApiProblem(
                    HttpStatus.BAD_REQUEST,
                    "Idempotency-Key must be there once, with 1 to 255 visible ASCII characters, such as a UUID.");
        }
        return Optional.of(key);
    }
}
