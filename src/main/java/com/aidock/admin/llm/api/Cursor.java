package com.aidock.admin.llm.api;

import com.aidock.admin.llm.ListPosition;
import com.aidock.admin.llm.ListQuery;
import com.aidock.admin.llm.LlmConfigRules;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** A position in the list as clients carry it from page to page: opaque to them, and of use with its own query only. */
final class Cursor {
    private static final int LONGEST = 1_500;
    private static final int PARTS = 7;
    private static final String FORMAT = "2";

    private Cursor() {}

    static String of(ListQuery query, ListPosition position) {
        String text = String.join(
                "|",
                FORMAT,
                mark(query),
                query.order().word(),
                String.valueOf(position.priority()),
                String.valueOf(position.id()),
                String.valueOf(position.first().length()),
                position.first() + position.name());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The position, if the cursor was given for this query and in this order. */
    static ListPosition read(ListQuery query, String cursor) {
        try {
            String[] parts = parts(cursor);
            if (parts.length != PARTS || !parts[0].equals(FORMAT) || !parts[1].equals(mark(query))) {
                throw unknown();
            }
            if (!parts[2].equals(query.order().word())) {
                throw otherOrder(parts[2], query);
            }
            int length = Integer.parseInt(parts[5]);
            return position(query.sort(), parts, text(parts[6], 0, length), text(parts[6], length, parts[6].length()));
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static String[] parts(String cursor) {
        if (cursor.length() > LONGEST) {
            throw unknown();
        }
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", PARTS);
    }

    /** What no name and no model can contain leads nowhere, and PostgreSQL would refuse some of it. */
    private static String text(String text, int from, int to) {
        if (from < 0 || from > to || to > text.length()) {
            throw unknown();
        }
        String part = text.substring(from, to);
        if (LlmConfigRules.searchProblem(part).isPresent()) {
            throw unknown();
        }
        return part;
    }

    private static ListPosition position(ListQuery.Sort sort, String[] parts, String first, String name) {
        return new ListPosition(sort, first, Integer.parseInt(parts[3]), name, Long.parseLong(parts[4]));
    }

    private static String mark(ListQuery query) {
        return Integer.toHexString(Objects.hash(
                query.search(),
                query.provider() == null ? "" : query.provider().id(),
                query.state().name()));
    }

    /** Only an order that there is, is repeated. */
    private static ApiProblem otherOrder(String given, ListQuery query) {
        return ListRequest.ORDERS.contains(given)
                ? wrong(
                        "This cursor belongs to sort=%s, but the list is asked for with sort=%s. Send the same sort again, or begin anew without a cursor."
                                .formatted(given, query.order().word()))
                : unknown();
    }

    private static ApiProblem unknown() {
        return wrong(
                "This is no cursor of this list. Send \"next\" of the page before, with the same filters and the same sort.");
    }

    private static ApiProblem wrong(String detail) {
        return ApiProblem.badRequest(Wrong.inParameter(ListRequest.CURSOR, detail));
    }
}
