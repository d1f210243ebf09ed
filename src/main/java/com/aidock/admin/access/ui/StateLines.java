package com.aidock.admin.access.ui;

import com.aidock.admin.access.FirstRun;
import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.ui.Heartbeat;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What somebody who cannot look inside yet should know about the database; read from memory. */
@Component
class StateLines {
    private final DatabaseState database;
    private final Lanes lanes;
    private final FirstRun firstRun;
    private final Clock clock;
    private final Heartbeat heartbeat;

    StateLines(DatabaseState database, Lanes lanes, FirstRun firstRun, Clock clock, Heartbeat heartbeat) {
        this.database = database;
        this.lanes = lanes;
        this.firstRun = firstRun;
        this.clock = clock;
        this.heartbeat = heartbeat;
    }

    StateLine forSignIn() {
        return new StateLine(heartbeat, this::beforeSignIn);
    }

    StateLine forSetup() {
        return new StateLine(heartbeat, this::trouble);
    }

    private Optional<String> beforeSignIn() {
        return trouble()
                .or(() -> firstRun.pending()
                        ? Optional.of("Nobody is set up yet. The program's start told where a one-time link is, "
                                + "“Set up the first administrator: …”. Open that link to begin.")
                        : Optional.empty());
    }

    /** The reserved lane first: while it is full nobody can ask whether the database is there. */
    private Optional<String> trouble() {
        return full(lanes.reading(Lane.RESERVED), "All %d connections for signing in are busy. Try all the same.")
                .or(this::away)
                .or(() -> full(
                        lanes.reading(Lane.MAIN),
                        "The pool is full: all %d main connections are busy. Signing in works all the same."));
    }

    private Optional<String> away() {
        if (database.reachable()) {
            return Optional.empty();
        }
        if (database.faults().stands(DatabaseFault.ACCESS_REFUSED)) {
            return Optional.of(
                    "The database refuses this program. Nobody can sign in until its administrator has mended that.");
        }
        long silent = Duration.between(database.answeredAt(), clock.instant()).toSeconds();
        return Optional.of(
                "The database has been away for %d s. Nobody can sign in until it answers; this line says when."
                        .formatted(silent));
    }

    private static Optional<String> full(LaneReading lane, String text) {
        return lane.active() >= lane.capacity() ? Optional.of(text.formatted(lane.capacity())) : Optional.empty();
    }
}
