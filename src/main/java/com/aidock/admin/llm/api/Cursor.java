package com.aidock.admin.llm.api;

import com.aidock.admin.llm.ListPosition;
import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigRules;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** A position in the list as clients carry it from page to page: opaque to them, and of use with its own query only. */
final class Cursor {
    private static final int LONGEST = 1_000;
    private static final int PARTS = 5;
    private static final String FORMAT = "1";

    private Cursor() {}

    static String of(ListQuery query, ListPosition position) {
        String text = String.join(
                "|",
                FORMAT,
                mark(query),
                String.valueOf(position.priority()),
                String.valueOf(position.id()),
                position.name());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The position, if the cursor was given for this query. */
    static ListPosition read(ListQuery query, String cursor) {
        try {
            if (cursor.length() > LONGEST) {
                throw unknown();
            }
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", PARTS);
            if (parts.length != PARTS || !parts[0].equals(FORMAT) || !parts[1].equals(mark(query))) {
                throw unknown();
            }
            String name = parts[4];
            if (LlmConfigRules.searchProblem(name).isPresent()) {
                throw unknown();
            }
            return new ListPosition(Integer.parseInt(parts[2]), name, Long.parseLong(parts[3]));
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static String mark(ListQuery query) {
        return Integer.toHexString(Objects.hash(
                query.search(),
                query.provider() == null ? "" : query.provider().id(),
                query.state().name()));
    }

    private static ApiProblem unknown() {
        return ApiProblem.badRequest(Wrong.inParameter(
                ListRequest.CURSOR,
                "This is no cursor of this list. Send \"next\" of the page before, with the same filters."));
    }
}
