package com.aidock.admin.pool.act;

import com.aidock.admin.database.LaneTuning;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code pool_kept_change}: what an administrator wants to hold after a restart. */
@Entity
@Table(name = "pool_kept_change")
class KeptChange {
    /** The subject of the pause, beside the lanes' ids. */
    static final String SCHEDULED_WORK = "scheduled-work";

    @Id
    String subject = "";

    @Nullable
    Integer minimumIdle;

    @Nullable
    Integer maximumSize;

    @Column(name = "connection_timeout_ms")
    @Nullable
    Long connectionTimeout;

    @Column(name = "max_lifetime_ms")
    @Nullable
    Long maxLifetime;

    String what = "";

    String reason = "";

    String changedBy = "";

    Instant changedAt = Instant.EPOCH;

    /** For JPA. */
    protected KeptChange() {}

    static KeptChange of(HandChange change) {
        KeptChange row = new KeptChange();
        row.subject = change.lane().id();
        row.minimumIdle = change.now().minimumIdle();
        row.maximumSize = change.now().maximumSize();
        row.connectionTimeout = change.now().connectionTimeout().toMillis();
        row.maxLifetime = change.now().maxLifetime().toMillis();
        row.what = change.what();
        row.reason = change.reason();
        row.changedBy = change.by();
        row.changedAt = change.at();
        return row;
    }

    static KeptChange of(HandChanges.Paused paused) {
        KeptChange row = new KeptChange();
        row.subject = SCHEDULED_WORK;
        row.what = "paused";
        row.reason = paused.reason();
        row.changedBy = paused.by();
        row.changedAt = paused.at();
        return row;
    }

    /** What the lane shall have; null for the pause. */
    @Nullable
    LaneTuning tuning() {
        Integer minimum = minimumIdle;
        Integer maximum = maximumSize;
        Long timeout = connectionTimeout;
        Long lifetime = maxLifetime;
        return minimum == null || maximum == null || timeout == null || lifetime == null
                ? null
                : new LaneTuning(minimum, maximum, Duration.ofMillis(timeout), Duration.ofMillis(lifetime));
    }
}
