package com.aidock.admin.database;

import com.aidock.admin.database.fault.DatabaseFaults;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known about the server right now; kept up to date by {@link DatabaseWatch} and read from memory. */
public class DatabaseState {
    /** After this long without an answer the server counts as away even if no error came back. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    private final Clock clock;
    private final ServerFacts facts;
    private final DatabaseFaults faults;
    private volatile Observation last;

    DatabaseState(Clock clock, ServerFacts facts) {
        this(clock, facts, new DatabaseFaults(clock));
    }

    DatabaseState(Clock clock, ServerFacts facts, DatabaseFaults faults) {
        this.faults = faults;
        this.clock = clock;
        this.facts = facts;
        this.last = new Observation(clock.instant(), clock.instant(), ServerClients.NONE, null);
    }

    /** What the server said about itself at start. */
    public ServerFacts facts() {
        return facts;
    }

    /** What is wrong with it although it may answer. */
    public DatabaseFaults faults() {
        return faults;
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
        return last.clients.all();
    }

    /** The connections that the server serves, as last counted. */
    public ServerClients clients() {
        return last.clients;
    }

    void answered(ServerClients clients) {
        Instant now = clock.instant();
        last = new Observation(now, now, clients, null);
    }

    void failed(String error) {
        last = new Observation(clock.instant(), last.answeredAt, last.clients, error);
    }

    /** The server could not be asked, because nobody lent a connection; what was known before still holds. */
    void notAsked() {
        last = new Observation(clock.instant(), last.answeredAt, last.clients, last.error);
    }

    /** At {@code at} the watch was alive, whatever it found. */
    private record Observation(
            Instant at,
            Instant answeredAt,
            ServerClients clients,
            @Nullable String error) {}
}
