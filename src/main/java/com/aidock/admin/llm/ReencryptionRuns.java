package com.aidock.admin.llm;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ReencryptionRuns extends JpaRepository<ReencryptionRun, Long> {
    Optional<ReencryptionRun> findFirstByOrderByIdDesc();

    /** The run that has not ended, kept from others until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from ReencryptionRun r where r.endedAt is null")
    Optional<ReencryptionRun> lockRunning();

    @Query("select count(r) > 0 from ReencryptionRun r where r.endedAt is null and r.heldUntil <= :now")
    boolean isAnyAbandoned(Instant now);

    @Modifying
    @Query("update ReencryptionRun r set r.cancelAsked = true where r.endedAt is null and r.cancelAsked = false")
    int askToCancel();
}
