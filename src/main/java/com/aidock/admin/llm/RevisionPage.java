package com.aidock.admin.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a history, newest first.
 *
 * @param next the revision before which to go on, or null at the end
 */
public record RevisionPage(
        List<Revision> revisions, @Nullable Long next) {
    public RevisionPage {
        revisions = List.copyOf(revisions);
    }
}
