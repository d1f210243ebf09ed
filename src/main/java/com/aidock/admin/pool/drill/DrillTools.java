package com.aidock.admin.pool.drill;

import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.EffectiveSetting;
import com.aidock.admin.database.EffectiveSettings;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.LaneTuning;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.pool.Drills;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.ServerBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a drill looks at and works with. */
@Component
class DrillTools {
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Lanes lanes;
    private final DatabaseState database;
    private final EffectiveSettings effective;
    private final PoolMonitor monitor;
    private final JsonMapper json;
    private final Clock clock;

    DrillTools(
            Lanes lanes,
            DatabaseState database,
            EffectiveSettings effective,
            PoolMonitor monitor,
            JsonMapper json,
            Clock clock) {
        this.lanes = lanes;
        this.database = database;
        this.effective = effective;
        this.monitor = monitor;
        this.json = json;
        this.clock = clock;
    }

    PoolMonitor monitor() {
        return monitor;
    }

    Instant now() {
        return clock.instant();
    }

    LaneReading reading(Lane lane) {
        return lanes.reading(lane);
    }

    /** The kind of work that a lane with people's or jobs' work is for. */
    static WorkKind kind(Lane lane) {
        return lane == Lane.MAIN ? WorkKind.PERSON : WorkKind.JOB;
    }

    DrillHold hold(Lane lane) {
        return new DrillHold(lanes, Drills.work(kind(lane), "hold"));
    }

    DrillWaiter waiter(Lane lane) {
        return new DrillWaiter(lanes, Drills.work(kind(lane), "wait"));
    }

    /** Whether no drill holds or waits for anything. */
    boolean holdsNothing() {
        return Stream.concat(lanes.leases().held().stream(), lanes.leases().waiting().stream())
                .noneMatch(lease -> Drills.own(lease.work()));
    }

    void closeIdle(Lane lane, int most) {
        lanes.closeIdle(lane, most);
    }

    /**
     * Every lane lends, keeps some ready at most as many as it may open, and gives up before a connection's life ends.
     */
    DrillCheck configuration() {
        boolean right = Arrays.stream(Lane.values()).map(lanes::tuning).allMatch(DrillTools::sensible);
        String detail = Arrays.stream(Lane.values())
                .map(lane -> "%s %s".formatted(lane.id(), text(lanes.tuning(lane))))
                .collect(Collectors.joining("; "));
        return DrillCheck.of("configuration", right, detail);
    }

    private static boolean sensible(LaneTuning tuning) {
        return tuning.minimumIdle() <= tuning.maximumSize()
                && tuning.connectionTimeout().compareTo(tuning.maxLifetime()) < 0;
    }

    private static String text(LaneTuning tuning) {
        return "%d kept, %d at most, waits %d s, lives %d s"
                .formatted(
                        tuning.minimumIdle(),
                        tuning.maximumSize(),
                        tuning.connectionTimeout().toSeconds(),
                        tuning.maxLifetime().toSeconds());
    }

    DrillCheck capacity() {
        ServerBudget budget = ServerBudget.now(lanes, database);
        return DrillCheck.of("capacity", budget.fits(), budget.lines());
    }

    /** As the server answers now, not as it did at start. */
    DrillCheck effectiveSettings() {
        effective.readAgain();
        List<EffectiveSetting> settings = effective.sessions();
        boolean all = Arrays.stream(Lane.values())
                .allMatch(lane -> settings.stream().anyMatch(setting -> setting.lane() == lane));
        if (!all) {
            return DrillCheck.notRun(
                    "effective settings", "not every lane's settings could be read back from the server");
        }
        String dropped = settings.stream()
                .filter(setting -> !setting.took())
                .map(setting -> "%s of %s is %s, not %s"
                        .formatted(setting.name(), setting.lane().id(), setting.effective(), setting.configured()))
                .collect(Collectors.joining("; "));
        return DrillCheck.of(
                "effective settings",
                dropped.isEmpty(),
                dropped.isEmpty() ? "all %d took on the server".formatted(settings.size()) : dropped);
    }

    DrillCheck monitoring() {
        Duration age = Duration.between(monitor.latest().at(), clock.instant());
        boolean fresh = age.compareTo(FRESH) < 0;
        return DrillCheck.of(
                "monitoring",
                fresh && database.reachable(),
                "last sample %d ms ago, the database %s"
                        .formatted(age.toMillis(), database.reachable() ? "answers" : "does not answer"));
    }

    /** The verdict on the lane in the endpoint's answer, empty if there is none. */
    String healthIn(String body, Lane lane) {
        try {
            return json.readTree(body)
                    .path("pools")
                    .path(lane.id())
                    .path("health")
                    .asString("");
        } catch (JacksonException e) {
            return "";
        }
    }
}
