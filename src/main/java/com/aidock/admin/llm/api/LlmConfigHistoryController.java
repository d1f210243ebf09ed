package com.aidock.admin.llm.api;

import com.aidock.admin.llm.LlmConfigHistory;
import com.aidock.admin.llm.RevisionPage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The history of one configuration, of a deleted one as well. */
@RestController
class LlmConfigHistoryController {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
    private static final int MOST = 100;

    private final LlmConfigHistory history;

    LlmConfigHistoryController(LlmConfigHistory history) {
        this.history = history;
    }

    /** Changes newest first, at most {@code limit} (1 to 100), before the revision that {@code cursor} names. */
    @GetMapping("/api/v1/llm-configs/{id}/history")
    ResponseEntity<RevisionItem.Page> history(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        long config = number("id", id, "a whole number from 1 on");
        long wanted = number("limit", limit, "a whole number from 1 to " + MOST);
        if (wanted > MOST) {
            throw refused("limit", "a whole number from 1 to " + MOST);
        }
        Long before = cursor == null ? null : (Long) number("cursor", cursor, "what \"next\" of the page before said");
        RevisionPage page = history.page(config, before, Math.toIntExact(wanted));
        if (page.revisions().isEmpty() && before == null) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There never was an LLM configuration %d.".formatted(config));
        }
        String next = page.next() == null ? null : Long.toString(page.next());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RevisionItem.Page(
                        page.revisions().stream().map(RevisionItem::of).toList(), next));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ResponseStatusException refused) {
        return ResponseEntity.status(refused.getStatusCode())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(refused.getBody());
    }

    private static long number(String name, String value, String right) {
        if (!NUMBER.matcher(value).matches()) {
            throw refused(name, right);
        }
        return Long.parseLong(value);
    }

    private static ResponseStatusException refused(String name, String right) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, "%s must be %s.".formatted(name, right));
    }
}
