package com.aidock.admin.pool.act;

import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.LaneTuning;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.Lease;
import com.aidock.admin.pool.Health;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells in sentences what giving a lane another tuning would do to whoever waits and to what is open. */
final class LaneEffects {
    private final Lane lane;
    private final LaneTuning now;
    private final LaneTuning next;
    private final LaneReading reading;
    private final int slots;
    private final int room;
    private final int served;
    private final int shareNow;
    private final int shareNext;
    private final int clients;

    /** With so many slots free on the server: nothing is opened beyond them. */
    LaneEffects(Lanes lanes, Lane lane, LaneTuning next, int slots) {
        this.slots = slots;
        this.lane = lane;
        this.now = lanes.tuning(lane);
        this.next = next;
        this.reading = lanes.reading(lane);
        this.room = Math.max(0, Math.min(next.maximumSize() - reading.active(), reading.idle() + slots));
        this.served = Math.min(reading.waiting(), room);
        this.shareNow = lanes.clientShare(now.maximumSize());
        this.shareNext = lanes.clientShare(next.maximumSize());
        this.clients = lane == Lane.MAIN
                ? (int) lanes.leases().waiting().stream()
                        .filter(Lease::waitsForShare)
                        .count()
                : 0;
    }

    List<String> sentences() {
        return Stream.of(sizes(), waiters(), share(), full(), closed(), opened(), after(), times())
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private String sizes() {
        return "%s: %s instead of %s.".formatted(lane.label(), LanePlans.text(next), LanePlans.text(now));
    }

    private String waiters() {
        if (reading.waiting() == 0) {
            return "";
        }
        String who =
                "%d %s for a connection now: ".formatted(reading.waiting(), reading.waiting() == 1 ? "waits" : "wait");
        return who
                + (served == 0
                        ? "none is served by this."
                        : served == reading.waiting() ? "all are served at once." : part(served) + " served at once.");
    }

    private static String part(int count) {
        return count + " of them " + (count == 1 ? "is" : "are");
    }

    /** Those who wait for the share wait for nothing that the lane itself could tell. */
    private String share() {
        if (lane != Lane.MAIN || shareNow == shareNext) {
            return "";
        }
        return "API clients may have %d of it together instead of %d%s."
                .formatted(
                        shareNext,
                        shareNow,
                        clients == 0
                                ? ""
                                : "; %d %s for that: %s on at once"
                                        .formatted(
                                                clients,
                                                clients == 1 ? "waits" : "wait",
                                                clientsServed() == 1
                                                        ? "1 of them goes"
                                                        : clientsServed() + " of them go"));
    }

    private String full() {
        boolean wanted = next.maximumSize() > now.maximumSize() || next.minimumIdle() > now.minimumIdle();
        return !wanted || slots >= next.maximumSize() - reading.total()
                ? ""
                : "The server has room for %s just now: what is beyond that waits for one to be closed elsewhere."
                        .formatted(slots == 1 ? "1 more session" : (slots == 0 ? "no" : slots) + " more sessions");
    }

    private int clientsServed() {
        return Math.min(Math.min(clients, Math.max(0, shareNext - shareNow)), room - served);
    }

    private String closed() {
        int excess = reading.total() - next.maximumSize();
        if (excess <= 0) {
            return "";
        }
        int idle = Math.min(excess, reading.idle());
        return "%d idle %s now, %d in use when they are given back; nothing that runs is interrupted."
                .formatted(idle, idle == 1 ? "connection closes" : "connections close", excess - idle);
    }

    /** What is kept ready is kept beside what is in use. */
    private String opened() {
        int more = Math.min(slots, next.maximumSize() - reading.total()) - served - clientsServed();
        int opened = Math.min(next.minimumIdle() - reading.idle(), more);
        return next.minimumIdle() <= now.minimumIdle() || opened <= 0
                ? ""
                : "Up to %d more are opened now, so that %d are ready beside those in use."
                        .formatted(opened, next.minimumIdle());
    }

    private String after() {
        int active = reading.active() + served + clientsServed();
        int capacity = next.maximumSize();
        return String.format(
                Locale.ROOT,
                "In use then: %d of %d (%.0f %%, %s).",
                active,
                capacity,
                100.0 * active / capacity,
                Health.of(active, capacity).label().toLowerCase(Locale.ROOT));
    }

    private String times() {
        return next.maxLifetime().equals(now.maxLifetime())
                        && next.connectionTimeout().equals(now.connectionTimeout())
                ? ""
                : "New waits last %s at most; connections opened from now on are replaced after %s."
                        .formatted(seconds(next.connectionTimeout()), seconds(next.maxLifetime()));
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() % 60 == 0 && duration.toMinutes() > 1
                ? duration.toMinutes() + " min"
                : duration.toSeconds() + " s";
    }
}
