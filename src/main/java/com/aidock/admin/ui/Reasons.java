package com.aidock.admin.ui;

import com.aidock.admin.database.DatabaseState;
import com.aidock.admin.database.Lane;
import com.aidock.admin.database.LaneReading;
import com.aidock.admin.database.Lanes;
import com.aidock.admin.database.fault.DatabaseFault;
import com.aidock.admin.database.fault.FailureReason;
import com.aidock.admin.database.fault.StandingFault;
import com.aidock.admin.events.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says why something is late or failed, from what is in memory about the pool and the database right now. */
@Service
public class Reasons {
    private final Lanes lanes;
    private final DatabaseState database;
    private final Clock clock;

    Reasons(Lanes lanes, DatabaseState database, Clock clock) {
        this.lanes = lanes;
        this.database = database;
        this.clock = clock;
    }

    /**
     * One sentence for a person who waits; it repeats no message of the program's, which may hold what nobody should
     * see.
     *
     * @param cause why the last attempt failed, or null while it is still under way
     */
    public String why(@Nullable Throwable cause) {
        if (cause instanceof Refusal || cause instanceof TooManyPages) {
            return String.valueOf(cause.getMessage());
        }
        Optional<String> refused = database.faults()
                .find(DatabaseFault.ACCESS_REFUSED)
                .filter(fault -> !database.reachable())
                .map(StandingFault::said);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!database.reachable()) {
            return away();
        }
        LaneReading main = lanes.reading(Lane.MAIN);
        if (main.waiting() > 0 || main.active() >= main.capacity()) {
            return full(main);
        }
        return cause == null
                ? "Still loading: the database answers slowly."
                : known(cause).orElse("This could not be loaded because of an error in the program.");
    }

    private String away() {
        long silent = Duration.between(database.answeredAt(), clock.instant()).toSeconds();
        String error = database.error();
        return "The database does not answer; it last did %d s ago%s."
                .formatted(silent, error == null ? "" : " (" + error + ")");
    }

    private static String full(LaneReading main) {
        return "Waiting for a database connection: main %d of %d in use, %d waiting."
                .formatted(main.active(), main.capacity(), main.waiting());
    }

    /** The sentence for a failure that people may meet, or nothing for an error in the program. */
    public Optional<String> known(Throwable failure) {
        if (failure instanceof Refusal || failure instanceof TooManyPages) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
        if (Failures.notAllowed(failure)) {
            return Optional.of("Your role does not allow this.");
        }
        Optional<String> fault = fault(failure);
        if (fault.isPresent() || !Failures.mayPass(failure)) {
            return fault;
        }
        return Optional.of(
                !database.reachable()
                        ? away()
                        : FailureReason.of(failure)
                                .orElse(
                                        Failures.noConnection(failure)
                                                ? "No database connection came free in time."
                                                : "The database gave up on this request."));
    }

    /**
     * The sentence for a failure whose cause is known, said and stored already, so that it needs no report of its own.
     */
    public Optional<String> fault(Throwable failure) {
        return database.faults().explain(failure).map(fault -> FailureReason.of(failure)
                .orElse(fault.sentence()));
    }
}
