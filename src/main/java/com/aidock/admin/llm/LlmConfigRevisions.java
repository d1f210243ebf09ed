package com.aidock.admin.llm;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LlmConfigRevisions extends Repository<LlmConfigRevision, LlmConfigRevision.Id> {
    Optional<LlmConfigRevision> findById(LlmConfigRevision.Id id);

    /** The number of the newest revision, or 0. */
    @Query("select coalesce(max(r.id.revision), 0) from LlmConfigRevision r where r.id.llmConfigId = :llmConfigId")
    long latest(long llmConfigId);

    @Query("select count(r) from LlmConfigRevision r where r.id.llmConfigId = :llmConfigId")
    int countOf(long llmConfigId);

    @Query("""
            select r from LlmConfigRevision r
            where r.id.llmConfigId = :llmConfigId and r.id.revision < :before
            order by r.id.revision desc""")
    List<LlmConfigRevision> findBefore(long llmConfigId, long before, Limit limit);
}
