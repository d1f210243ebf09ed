package com.aidock.admin.audit;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The log's table: rows come in, and the oldest go; there is no way to change one. */
interface AuditRepository extends Repository<AuditEntry, Long> {
    AuditEntry save(AuditEntry entry);

    Optional<AuditEntry> findById(long id);

    @Modifying
    @Query(nativeQuery = true, value = """
            delete from audit_entry where id in (
                select id from audit_entry where at < :before order by at limit :most)""")
    int removeBefore(Instant before, int most);

    @Modifying
    @Query(nativeQuery = true, value = """
            delete from audit_entry where id in (
                select id from audit_entry where at < :before and actor_id is null and outcome <> 'DONE'
                order by at limit :most)""")
    int removeStrangersBefore(Instant before, int most);
}
