package com.aidock.admin.llm.api;

import com.aidock.admin.llm.LlmConfigHistory;
import com.aidock.admin.llm.RevisionPage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history of one configuration, of a deleted one as well. */
@RestController
class LlmConfigHistoryController implements LlmConfigHistoryApi {
    static final int MOST = 100;
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    private final LlmConfigHistory history;

    LlmConfigHistoryController(LlmConfigHistory history) {
        this.history = history;
    }

    @Override
    @GetMapping(Paths.HISTORY)
    public ResponseEntity<Listing<RevisionItem>> history(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        long config = Paths.id(id);
        RevisionPage page = history.page(config, cursor == null ? null : before(cursor), limit(limit));
        int total = history.count(config);
        if (total == 0) {
            throw new ApiProblem(HttpStatus.NOT_FOUND, "There never was an LLM configuration %d.".formatted(config));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Listing<>(
                        page.revisions().stream().map(RevisionItem::of).toList(),
                        total,
                        page.next() == null ? null : Long.toString(page.next())));
    }

    private static int limit(String limit) {
        long wanted = NUMBER.matcher(limit).matches() ? Long.parseLong(limit) : 0;
        if (wanted < 1 || wanted > MOST) {
            throw wrong("limit", "The limit must be a whole number from 1 to %d.".formatted(MOST));
        }
        return (int) wanted;
    }

    private static Long before(String cursor) {
        if (!NUMBER.matcher(cursor).matches()) {
            throw wrong(ListRequest.CURSOR, "This is no cursor of this history. Send \"next\" of the page before.");
        }
        return Long.valueOf(cursor);
    }

    private static ApiProblem wrong(String parameter, String detail) {
        return ApiProblem.badRequest(Wrong.inParameter(parameter, detail));
    }
}
