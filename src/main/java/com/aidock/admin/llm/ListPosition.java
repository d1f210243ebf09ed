package com.aidock.admin.llm;

/** Where a row stands in the list's order by priority and name: what pages go on behind. */
public record ListPosition(int priority, String name, long id) {
    static ListPosition of(LlmConfigRow row) {
        return new ListPosition(row.priority(), row.name(), row.id());
    }
}
