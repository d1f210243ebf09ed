package com.aidock.admin.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known about the server right now; kept up to date by {@link DatabaseWatch} and read from memory. */
public class DatabaseState {
    /** After this long without an answer the server counts as away even if no error came back. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    private final Clock clock;
    private final ServerFacts facts;
    private final List<EffectiveSetting> settings;
    private volatile Observation last;

    DatabaseState(Clock clock, ServerFacts facts, List<EffectiveSetting> settings) {
        this.clock = clock;
        this.facts = facts;
        this.settings = List.copyOf(settings);
        this.last = new Observation(clock.instant(), clock.instant(), 0, null);
    }

    /** What the server said about itself at start. */
    public ServerFacts facts() {
        return facts;
    }

    /** The session settings as they were read back at start. */
    public List<EffectiveSetting> settings() {
        return settings;
    }

    /** Whether the server answered lately. */
    public boolean reachable() {
        Observation now = last;
        return now.error == null && now.at.plus(SILENCE).isAfter(clock.instant());
    }

    /** When the server answered last. */
    public Instant answeredAt() {
        return last.answeredAt;
    }

    /** What went wrong at the last attempt, or null. */
    public @Nullable String error() {
        return last.error;
    }

    /** Connections that all clients together have open, ours included, as last counted. */
    public int openConnections() {
        return last.openConnections;
    }

    void answered(int openConnections) {
        Instant now = clock.instant();
        last = new Observation(now, now, openConnections, null);
    }

    void failed(String error) {
        last = new Observation(clock.instant(), last.answeredAt, last.openConnections, error);
    }

    /** The server could not be asked, because nobody lent a connection; what was known before still holds. */
    void notAsked() {
        last = new Observation(clock.instant(), last.answeredAt, last.openConnections, last.error);
    }

    /** At {@code at} the watch was alive, whatever it found. */
    private record Observation(
            Instant at,
            Instant answeredAt,
            int openConnections,
            @Nullable String error) {}
}
