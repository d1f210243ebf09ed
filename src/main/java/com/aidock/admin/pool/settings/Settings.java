package com.aidock.admin.pool.settings;

import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.EffectiveSettings;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneProperties;
import com.aidock.admin.database.LaneReadBack;
import com.aidock.admin.database.PoolFacts;
import com.aidock.admin.database.UrlParameter;
import com.aidock.admin.pool.PoolConcern;
import com.aidock.admin.pool.PoolMonitor;
import com.aidock.admin.pool.act.HandChange;
import com.aidock.admin.pool.act.HandChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Every setting of every lane with its verdict, in memory: drawn up anew when something changed, with the sessions
 * asked again after each change by hand and whenever somebody wants to know.
 */
@Component
public class Settings implements PoolConcern, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    private final EffectiveSettings effective;
    private final LaneProperties asked;
    private final HandChanges changes;
    private final DatabaseState database;
    private final Origins origins;
    private final PoolMonitor.Subscription subscription;
    private Seen seen;
    private volatile Sheet sheet;

    Settings(
            EffectiveSettings effective,
            LaneProperties asked,
            HandChanges changes,
            DatabaseState database,
            Origins origins,
            PoolMonitor monitor) {
        this.effective = effective;
        this.asked = asked;
        this.changes = changes;
        this.database = database;
        this.origins = origins;
        this.seen = look();
        this.sheet = draw(seen, List.of());
        this.subscription = monitor.onSample(sample -> follow());
    }

    /** Lane by lane, as drawn up last; from memory. */
    public List<Setting> all() {
        return sheet.all;
    }

    /** Every parameter of {@code DATABASE_URL}, with its fate. */
    public List<UrlParameter> ofAddress() {
        return effective.toldParameters();
    }

    /** Those that somebody should do something about. */
    public List<Setting> warnings() {
        return sheet.all.stream().filter(setting -> setting.verdict().warning()).toList();
    }

    /** When a session of this lane was asked last; empty if it never could be. */
    public Optional<Instant> readAt(Lane lane) {
        return effective.of(lane).map(LaneReadBack::at);
    }

    /** Asks a session of each lane again; waits for the server. */
    public Reread readAgain() {
        List<Lane> missed = effective.readAgain();
        follow();
        return new Reread(missed);
    }

    @Override
    public List<String> sentences() {
        return sheet.sentences;
    }

    /** Called each second: draws up anew what changed. */
    private synchronized void follow() {
        Seen now = look();
        if (now.equals(seen)) {
            return;
        }
        if (!now.changes.equals(seen.changes)) {
            Thread.startVirtualThread(this::readAgain);
        }
        List<String> before = sheet.sentences;
        seen = now;
        sheet = draw(now, before);
    }

    private Seen look() {
        return new Seen(
                changes.all(),
                Arrays.stream(Lane.values()).map(effective::pool).toList(),
                Arrays.stream(Lane.values())
                        .flatMap(lane -> effective.of(lane).stream())
                        .toList());
    }

    private Sheet draw(Seen now, List<String> toldBefore) {
        SheetContext context = new SheetContext(
                origins,
                now.changes,
                effective.urlParameters(),
                effective.startupOptions(),
                database.facts().limit(),
                asked.main().maximumSize()
                        + asked.background().maximumSize()
                        + asked.reserved().maximumSize());
        List<Setting> all = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            all.addAll(LaneSheet.of(
                    lane,
                    asked.of(lane),
                    now.pools.get(lane.ordinal()),
                    effective.of(lane).orElse(null),
                    context));
        }
        List<String> sentences = sentences(all, context);
        sentences.stream().filter(sentence -> !toldBefore.contains(sentence)).forEach(LOG::warn);
        return new Sheet(List.copyOf(all), sentences);
    }

    /** Lanes that the server has no room for are one matter, not one each. */
    private static List<String> sentences(List<Setting> all, SheetContext context) {
        List<String> sentences = all.stream()
                .filter(setting -> setting.verdict().warning() && setting.verdict() != Verdict.CLAMPED)
                .map(Setting::sentence)
                .collect(Collectors.toCollection(ArrayList::new));
        String clamped = all.stream()
                .filter(setting -> setting.verdict() == Verdict.CLAMPED)
                .map(setting -> "%s to %s".formatted(setting.lane().id(), setting.effective()))
                .collect(Collectors.joining(", "));
        if (!clamped.isEmpty()) {
            sentences.add(("The lanes are configured for %d connections, but only %d are to be had (%s): limited are"
                            + " %s. Raise that limit or lower aidock.lanes.*.maximum-size.")
                    .formatted(
                            context.sum(),
                            context.limit().connections(),
                            context.limit().source(),
                            clamped));
        }
        return List.copyOf(sentences);
    }

    @Override
    public void close() {
        subscription.close();
    }

    /**
     * How reading again went.
     *
     * @param missed the lanes that could not be asked
     */
    public record Reread(List<Lane> missed) {
        public Reread {
            missed = List.copyOf(missed);
        }
    }

    private record Seen(List<HandChange> changes, List<PoolFacts> pools, List<LaneReadBack> read) {}

    private record Sheet(List<Setting> all, List<String> sentences) {}
}
