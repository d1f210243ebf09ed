package com.aidock.admin.pool.drill;

import com.aidock.admin.database.Lane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** One drill while it lasts and after: what it found so far, and whether somebody still waits for it. */
public final class DrillRun {
    /** Nobody looks for this long: whoever wanted to know has gone. */
    static final Duration UNATTENDED = Duration.ofSeconds(10);
    /** Everything is given back after this long, whatever happens. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private final Lane lane;
    private final DrillHold hold;
    private final List<DrillCheck> checks = new CopyOnWriteArrayList<>();
    private final LongSupplier nanos;
    private final long began;
    private volatile long seen;
    private volatile long ended;
    private volatile boolean finished;
    private volatile String stopped = "";

    DrillRun(Lane lane, DrillHold hold, LongSupplier nanos) {
        this.lane = lane;
        this.hold = hold;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.seen = began;
    }

    public Lane lane() {
        return lane;
    }

    /** What was found so far; asking tells that somebody still waits for it. */
    public DrillReport report() {
        seen = nanos.getAsLong();
        boolean over = finished;
        return new DrillReport(over, checks, Duration.ofNanos((over ? ended : seen) - began));
    }

    /** Gives everything back and leaves out what was not checked yet. */
    public void cancel() {
        stop("the drill was cancelled");
    }

    DrillHold hold() {
        return hold;
    }

    void add(DrillCheck check) {
        checks.add(check);
    }

    boolean finished() {
        return finished;
    }

    void finish() {
        ended = nanos.getAsLong();
        finished = true;
    }

    /** Why it goes no further, empty while it does. */
    String stopped() {
        return stopped;
    }

    /** Called by the deadline's thread again and again. */
    void watch() {
        long now = nanos.getAsLong();
        if (now - began > LONGEST.toNanos()) {
            stop("the deadline of %d s passed".formatted(LONGEST.toSeconds()));
        } else if (now - seen > UNATTENDED.toNanos()) {
            stop("whoever started the drill has gone");
        }
    }

    private void stop(String why) {
        if (!finished && stopped.isEmpty()) {
            stopped = why;
        }
        hold.close();
    }
}
