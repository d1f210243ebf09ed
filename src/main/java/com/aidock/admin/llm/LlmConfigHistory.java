package com.aidock.admin.llm;

import com.aidock.admin.events.AuditAction;
import com.aidock.admin.events.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The history of configurations, of deleted ones as well; to restore a revision see {@link LlmConfigs}. */
@Service
@PreAuthorize("hasRole('VIEWER')")
@Transactional(readOnly = true)
public class LlmConfigHistory {
    private final LlmConfigRevisions revisions;

    LlmConfigHistory(LlmConfigRevisions revisions) {
        this.revisions = revisions;
    }

    /**
     * The changes of a configuration, newest first, in one statement; none if nobody ever knew it.
     *
     * @param before the revision to go on before, or null for the newest
     */
    public RevisionPage page(long id, @Nullable Long before, int limit) {
        // One more than wanted: the last one is compared with it.
        List<LlmConfigRevision> found =
                revisions.findBefore(id, before == null ? Long.MAX_VALUE : before, Limit.of(limit + 1));
        List<Revision> page = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, found.size()); i++) {
            page.add(revision(found.get(i), i + 1 < found.size() ? found.get(i + 1) : null));
        }
        return new RevisionPage(page, found.size() > limit ? page.getLast().revision() : null);
    }

    /** How many changes of a configuration are known; 0 if nobody ever knew it. */
    public int count(long id) {
        return revisions.countOf(id);
    }

    private static Revision revision(LlmConfigRevision now, @Nullable LlmConfigRevision before) {
        return new Revision(
                now.id.revision(),
                now.at,
                now.actorId,
                now.actor,
                now.action,
                now.reason,
                now.restoredFrom,
                changes(now, before));
    }

    private static List<FieldChange> changes(LlmConfigRevision now, @Nullable LlmConfigRevision before) {
        if (now.action == AuditAction.LLM_CONFIG_DELETED) {
            return List.of();
        }
        Map<String, @Nullable Object> was = before == null ? null : before.content;
        return ContentDiff.of(was, now.content, now.secretsChanged);
    }
}
