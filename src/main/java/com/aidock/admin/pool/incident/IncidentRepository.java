package com.aidock.admin.pool.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The rows of incidents. */
interface IncidentRepository extends JpaRepository<IncidentRow, UUID> {
    List<IncidentRow> findByOrderByOpenedAtDesc(Limit limit);

    List<IncidentRow> findByInstanceStartingWithAndClosedAtIsNull(String host);

    @Modifying
    @Query("delete from IncidentRow i where i.openedAt < :before and i.closedAt is not null")
    int deleteBefore(Instant before);
}
