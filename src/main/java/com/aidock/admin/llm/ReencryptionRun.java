package com.aidock.admin.llm;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code llm_reencryption}: one run of "re-encrypt all", and how far it is. */
@Entity
@Table(name = "llm_reencryption")
class ReencryptionRun {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    long keyId;

    Instant startedAt = Instant.EPOCH;

    String startedBy = "";

    String holder = "";

    Instant heldUntil = Instant.EPOCH;

    long position;

    int pass = 1;

    long total;

    long done;

    long skipped;

    long unreadable;

    boolean cancelAsked;

    @Enumerated(EnumType.STRING)
    Reencryption.@Nullable Outcome outcome;

    @Nullable
    Instant endedAt;

    /** For JPA. */
    protected ReencryptionRun() {}

    ReencryptionRun(long keyId, long total, Instant startedAt, String startedBy) {
        this.keyId = keyId;
        this.total = total;
        this.startedAt = startedAt;
        this.startedBy = startedBy;
    }

    /** From the first row again. */
    void beginPass(int number) {
        pass = number;
        position = 0;
        skipped = 0;
        unreadable = 0;
    }

    Reencryption state() {
        return new Reencryption(
                keyId, startedAt, startedBy, total, done, unreadable, skipped, cancelAsked, outcome, endedAt);
    }
}
