package com.aidock.admin.pool.api;

import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.EffectiveSetting;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.database.fault.StandingFault;
import com.aidock.admin.pool.DatabaseReading;
import com.aidock.admin.pool.FailedRequests;
import com.aidock.admin.pool.LeaseView;
import com.aidock.admin.pool.PoolSample;
import com.aidock.admin.pool.Trouble;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The pool's state as scripts read it: the keys of the first fix, and what it lacked. */
@JsonNaming(SnakeCaseStrategy.class)
record PoolStatus(
        String status,
        String poolHealth,
        LaneStatus syncPool,
        LaneStatus asyncPool,
        long timestamp,
        List<String> recommendations,
        Map<String, LaneStatus> pools,
        int waiting,
        FailedRequests failed,
        @Nullable IncidentStatus incident,
        List<LeaseStatus> leases,
        List<LeaseStatus> waiters,
        DatabaseStatus database) {

    static PoolStatus of(
            PoolSample sample,
            List<String> recommendations,
            List<LeaseView> holders,
            List<LeaseView> waiters,
            DatabaseState state,
            List<EffectiveSetting> settings) {
        Map<String, LaneStatus> pools = new LinkedHashMap<>();
        sample.lanes().forEach(lane -> pools.put(lane.lane().id(), LaneStatus.of(sample, lane)));
        return new PoolStatus(
                "success",
                sample.verdict().id(),
                LaneStatus.of(sample, sample.lane(Lane.MAIN)),
                LaneStatus.of(sample, sample.lane(Lane.BACKGROUND)),
                sample.at().getEpochSecond(),
                recommendations,
                pools,
                sample.waiting(),
                sample.failed(),
                IncidentStatus.of(sample.trouble()),
                holders.stream().map(LeaseStatus::of).toList(),
                waiters.stream().map(LeaseStatus::of).toList(),
                DatabaseStatus.of(sample.database(), state, settings));
    }

    /** One lane in the first fix's terms. */
    @JsonNaming(SnakeCaseStrategy.class)
    record LaneStatus(
            int size,
            int checkedIn,
            int checkedOut,
            int overflow,
            long invalid,
            int capacity,
            double utilizationPct,
            int waiting,
            long timeouts,
            String health) {
        static LaneStatus of(PoolSample sample, LaneReading lane) {
            return new LaneStatus(
                    lane.size(),
                    lane.idle(),
                    lane.active(),
                    lane.overflow(),
                    lane.invalid(),
                    lane.capacity(),
                    Math.round(lane.utilisation() * 1000) / 10.0,
                    lane.waiting(),
                    lane.timeouts(),
                    sample.health(lane).id());
        }
    }

    /** The incident that lasts, as the pages tell it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record IncidentStatus(UUID id, Instant since, String cause, String headline, boolean ebbing) {
        static @Nullable IncidentStatus of(@Nullable Trouble trouble) {
            return trouble == null
                    ? null
                    : new IncidentStatus(
                            trouble.incident(), trouble.since(), trouble.cause(), trouble.headline(), trouble.ebbing());
        }
    }

    /** One borrow, held or waiting. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeaseStatus(
            String lane,
            String user,
            String place,
            String operation,
            String thread,
            long waitedMs,
            long heldMs,
            int backendPid,
            @Nullable String lastSql) {
        static LeaseStatus of(LeaseView lease) {
            return new LeaseStatus(
                    lease.lane().id(),
                    lease.user(),
                    lease.place(),
                    lease.operation(),
                    lease.thread(),
                    lease.waited().toMillis(),
                    lease.held().toMillis(),
                    lease.backendPid(),
                    lease.lastSql());
        }
    }

    /** What is known about the server. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DatabaseStatus(
            boolean reachable,
            boolean readOnly,
            List<FaultStatus> faults,
            Instant answeredAt,
            @Nullable String error,
            String version,
            int maxConnections,
            int reservedConnections,
            int openConnections,
            int otherConnections,
            List<SettingStatus> settings) {
        static DatabaseStatus of(DatabaseReading reading, DatabaseState state, List<EffectiveSetting> settings) {
            return new DatabaseStatus(
                    reading.reachable(),
                    reading.has(DatabaseFault.READ_ONLY),
                    reading.faults().stream().map(FaultStatus::of).toList(),
                    reading.answeredAt(),
                    reading.error(),
                    state.facts().version(),
                    state.facts().maxConnections(),
                    state.facts().reservedConnections(),
                    reading.openConnections(),
                    reading.others(),
                    settings.stream().map(SettingStatus::of).toList());
        }
    }

    /** What is wrong with the database although it may answer. */
    @JsonNaming(SnakeCaseStrategy.class)
    record FaultStatus(String fault, String reason, Instant since, Instant seenAt) {
        static FaultStatus of(StandingFault fault) {
            return new FaultStatus(fault.fault().id(), fault.said(), fault.since(), fault.seenAt());
        }
    }

    /** One session setting as it was asked for and as the server has it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record SettingStatus(String lane, String name, String configured, String effective, boolean took) {
        static SettingStatus of(EffectiveSetting setting) {
            return new SettingStatus(
                    setting.lane().id(), setting.name(), setting.configured(), setting.effective(), setting.took());
        }
    }
}
