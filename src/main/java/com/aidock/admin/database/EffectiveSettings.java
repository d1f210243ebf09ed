package com.aidock.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes' settings as they really are: a session of each lane is asked at start and whenever somebody wants to know
 * again, the pools can be asked at any time.
 */
public class EffectiveSettings {
    private static final Logger LOG = LoggerFactory.getLogger(EffectiveSettings.class);
    private static final Work WORK = new Work(WorkKind.RESCUE, null, "Settings", "read settings back");
    /** At start there may be no connection yet; later whoever works has the first claim to one. */
    private static final Duration AT_START = Duration.ofSeconds(10);

    private static final Duration LATER = Duration.ofMillis(500);

    private final LaneFactory factory;
    private final Lanes lanes;
    private final SessionStyle style;
    private final Clock clock;
    private volatile Map<Lane, LaneReadBack> read = Map.of();

    EffectiveSettings(LaneFactory factory, Lanes lanes, SessionStyle style, Clock clock) {
        this.factory = factory;
        this.lanes = lanes;
        this.style = style;
        this.clock = clock;
        read(AT_START);
    }

    /** The session settings of all lanes as they were read last; a lane that could not be asked is missing. */
    public List<EffectiveSetting> sessions() {
        return inOrder(read.values());
    }

    /** What this lane's session and driver answered last; empty if it never could be asked. */
    public Optional<LaneReadBack> of(Lane lane) {
        return Optional.ofNullable(read.get(lane));
    }

    /** What this lane's pool does now. */
    public PoolFacts pool(Lane lane) {
        return lanes.pool(lane).facts();
    }

    /** Whether sessions get their settings with the start-up packet; otherwise with {@code SET} after it. */
    public boolean startupOptions() {
        return style == SessionStyle.STARTUP_OPTIONS;
    }

    /** The parameters that {@code DATABASE_URL} gives to the driver; they win over what we ask of it. */
    public Map<String, String> urlParameters() {
        return factory.url().parameters();
    }

    /** Every parameter of {@code DATABASE_URL} as it stands there, with its fate. */
    public List<UrlParameter> toldParameters() {
        return factory.url().told();
    }

    /**
     * Asks a session of each lane again; waits for the server, so never to be called from a screen.
     *
     * @return the lanes that could not be asked, because all their connections are lent or the database is away: of
     *     these the last answer stays
     */
    public List<Lane> readAgain() {
        return read(LATER);
    }

    private synchronized List<Lane> read(Duration patience) {
        Map<Lane, LaneReadBack> next = new EnumMap<>(Lane.class);
        next.putAll(read);
        List<Lane> missed = new java.util.ArrayList<>();
        for (Lane lane : Lane.values()) {
            try (Connection connection = lanes.tryBorrow(lane, WORK, patience)) {
                next.put(lane, factory.readBack(lane, connection, style, clock.instant()));
                connection.rollback();
            } catch (SQLException e) {
                missed.add(lane);
                LOG.warn("The {} lane's settings could not be read back: {}", lane.id(), e.getMessage());
            }
        }
        read = Collections.unmodifiableMap(next);
        return missed;
    }

    private static List<EffectiveSetting> inOrder(Collection<LaneReadBack> all) {
        return all.stream().flatMap(lane -> lane.session().stream()).toList();
    }
}
